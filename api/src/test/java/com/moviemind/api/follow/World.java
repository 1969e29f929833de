package com.moviemind.api.follow;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.eventlog.NewEvent;
import com.moviemind.schemas.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tenants, jobs and events for those who follow them. */
@Component
public class World {

  private static final String TENANTS = "/api/v1/admin/tenants";

  private final JdbcTemplate jdbc;
  private final EventLog log;
  private final TransactionTemplate transaction;

  World(JdbcTemplate jdbc, EventLog log, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.log = log;
    this.transaction = transaction;
  }

  /** A tenant with a key that may read and generate. */
  public record Tenant(UUID id, UUID keyId, String key) {}

  public Tenant tenant(int port) {
    var operator = Client.withKey(port, ApiOnRealServers.ADMIN_KEY);
    var made =
        operator.post(TENANTS, "{\"name\":\"" + UUID.randomUUID() + "\",\"plan\":\"unlimited\"}");
    var id = made.text("/id");
    var key =
        operator.send(
            "POST",
            TENANTS + "/" + id + "/keys",
            BodyPublishers.ofString("{\"label\":\"l\",\"scopes\":[\"read\",\"generate\"]}"),
            "Content-Type",
            "application/json");
    return new Tenant(UUID.fromString(id), UUID.fromString(key.text("/id")), key.text("/key"));
  }

  /** A job that is PENDING. */
  public UUID job(Tenant tenant) {
    return job(tenant, Ids.next());
  }

  public UUID job(Tenant tenant, UUID entity) {
    var id = Ids.next();
    jdbc.update(
        """
        insert into api.job (id, tenant_id, entity_type, entity_id, slug, requested_slug, locale,
          context_tag, lane) values (?, ?, 'MOVIE', ?, 'a-film-2001', 'a-film-2001', 'en-US', 'DEFAULT',
          'interactive')
        """,
        id,
        tenant.id(),
        entity);
    return id;
  }

  /** Ends the job and says so, as the fold does: in one transaction. */
  public void finish(Tenant tenant, UUID job) {
    transaction.executeWithoutResult(_ -> {
      jdbc.update(
          """
          update api.job set status = 'DONE', text_id = ?, settled_at = clock_timestamp() where id = ?
          """,
          Ids.next(),
          job);
      log.append(List.of(event(tenant, job, "job.completed")));
    });
  }

  public void say(Tenant tenant, @Nullable UUID job, String type) {
    transaction.executeWithoutResult(_ -> log.append(List.of(event(tenant, job, type))));
  }

  public void sayOften(Tenant tenant, int times, String data) {
    var events =
        IntStream.range(0, times)
            .mapToObj(
                _ -> new NewEvent(Ids.next(), tenant.id(), null, "test.said", data, Instant.now()))
            .toList();
    transaction.executeWithoutResult(_ -> log.append(events));
  }

  private static NewEvent event(Tenant tenant, @Nullable UUID job, String type) {
    return new NewEvent(Ids.next(), tenant.id(), job, type, "{\"n\": 1}", Instant.now());
  }
}
