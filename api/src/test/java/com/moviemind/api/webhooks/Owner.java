package com.moviemind.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.eventlog.NewEvent;
import com.moviemind.schemas.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** A tenant of its own, with a key, that registers endpoints and to whom things happen. */
final class Owner {

  static final String ENDPOINTS = "/api/v1/webhooks/endpoints";

  private final UUID tenant;
  private final Client client;

  private Owner(UUID tenant, Client client) {
    this.tenant = tenant;
    this.client = client;
  }

  static Owner at(int port, String... scopes) {
    var operator = Client.withKey(port, ApiOnRealServers.ADMIN_KEY);
    var made =
        operator.post(
            "/api/v1/admin/tenants",
            "{\"name\":\"%s\",\"plan\":\"unlimited\"}".formatted(Ids.next()));
    var id = made.text("/id");
    var wanted =
        scopes.length == 0 ? "\"read\",\"webhooks\"" : "\"" + String.join("\",\"", scopes) + "\"";
    var key =
        operator.post(
            "/api/v1/admin/tenants/" + id + "/keys",
            "{\"label\":\"test\",\"scopes\":[%s]}".formatted(wanted));
    assertThat(key.status()).isEqualTo(201);
    return new Owner(UUID.fromString(id), Client.withKey(port, key.text("/key")));
  }

  UUID tenant() {
    return tenant;
  }

  Client client() {
    return client;
  }

  /** Registers this address with further members. */
  Client.Answer register(String url, String more) {
    return client.post(ENDPOINTS, "{\"url\":\"%s\"%s}".formatted(url, more));
  }

  /** The id of an endpoint for this address. */
  String endpoint(String url) {
    return endpoint(url, "");
  }

  String endpoint(String url, String more) {
    var answer = register(url, more);
    assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
    return answer.text("/id");
  }

  Client.Answer patch(String id, String json) {
    return client.send(
        "PATCH",
        ENDPOINTS + "/" + id,
        BodyPublishers.ofString(json),
        "Content-Type",
        "application/json");
  }

  Client.Answer get(String id) {
    return client.get(ENDPOINTS + "/" + id);
  }

  /** One event with these data; its id. */
  UUID lives(EventLog log, TransactionTemplate transaction, String type, String data) {
    var event = new NewEvent(Ids.next(), tenant, Ids.next(), type, data, Instant.now());
    transaction.executeWithoutResult(_ -> log.append(List.of(event)));
    return event.eventId();
  }

  /** So many events of this type happen, in one transaction; their ids. */
  List<UUID> lives(EventLog log, TransactionTemplate transaction, String type, int count) {
    var events = new ArrayList<NewEvent>();
    for (int n = 0; n < count; n++) {
      var job = Ids.next();
      events.add(
          new NewEvent(
              Ids.next(),
              tenant,
              job,
              type,
              "{\"job_id\":\"%s\",\"n\":%d}".formatted(job, n),
              Instant.now()));
    }
    transaction.executeWithoutResult(_ -> log.append(events));
    return events.stream().map(NewEvent::eventId).toList();
  }
}
