package com.moviemind.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.catalogue.EntityFacts;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.schemas.Ids;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@ApiOnRealServers
class CancellationTest {

  @LocalServerPort int port;
  @Autowired GenerationJobs jobs;
  @Autowired JobFold fold;
  @Autowired JdbcTemplate jdbc;

  private Client client;

  @BeforeEach
  void client() {
    client = Client.withKey(port, ApiOnRealServers.API_KEY);
  }

  @Test
  void wishIsRecordedOnceAndTheJobStaysWhatItIs() {
    var job = aJobOf(demo());
    var first = client.delete("/api/v1/jobs/" + job);
    var wished = wishedAt(job);
    var second = client.delete("/api/v1/jobs/" + job);

    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("/status")).isEqualTo("PENDING");
    assertThat(wished).isNotNull();
    assertThat(second.status()).isEqualTo(202);
    assertThat(wishedAt(job)).isEqualTo(wished);
  }

  @Test
  void workersWordCancelsTheJobAndAnotherWishFindsItCanceled() {
    var job = aJobOf(demo());
    client.delete("/api/v1/jobs/" + job);
    fold.handle(List.of(Said.started(job), Said.canceled(job)));

    assertThat(client.get("/api/v1/jobs/" + job).text("/status")).isEqualTo("CANCELED");
    var again = client.delete("/api/v1/jobs/" + job);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("/status")).isEqualTo("CANCELED");
  }

  @Test
  void jobThatHasItsTextCannotBeCanceledAnyMore() {
    var job = aJobOf(demo());
    fold.handle(List.of(Said.completed(job, Ids.next())));
    var answer = client.delete("/api/v1/jobs/" + job);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("/type")).endsWith("/job-settled");
    assertThat(answer.text("/status")).isEqualTo("DONE");
    assertThat(wishedAt(job)).isNull();
  }

  @Test
  void anotherTenantsJobIsAnsweredLikeAnUnknownOne() {
    var stranger = Ids.next();
    jdbc.update("insert into api.tenant (id, name) values (?, ?)", stranger, "tenant " + stranger);
    var job = aJobOf(stranger);

    assertThat(client.delete("/api/v1/jobs/" + job).status()).isEqualTo(404);
    assertThat(client.delete("/api/v1/jobs/" + Ids.next()).status()).isEqualTo(404);
    assertThat(client.delete("/api/v1/jobs/not-an-id").status()).isEqualTo(404);
    assertThat(wishedAt(job)).isNull();
  }

  private UUID aJobOf(UUID tenant) {
    var film =
        new EntityFacts(Ids.next(), EntityType.MOVIE, "a-film-2001", 1, "{\"title\":\"A film\"}");
    var asked =
        new Submission(
            tenant, film, film.slug(), "en-US", List.of("modern"), Lane.INTERACTIVE, null, null);
    return jobs.submit(asked).jobs().getFirst().id();
  }

  private UUID demo() {
    return Objects.requireNonNull(
        jdbc.queryForObject("select id from api.tenant where name = 'demo'", UUID.class));
  }

  private @Nullable Timestamp wishedAt(UUID job) {
    return jdbc.queryForObject(
        "select cancel_requested_at from api.job where id = ?", Timestamp.class, job);
  }
}
