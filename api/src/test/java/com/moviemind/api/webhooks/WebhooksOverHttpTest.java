package com.moviemind.api.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.Client;
import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.webhooks.Receiver.Got;
import com.moviemind.api.webhooks.Receiver.Reply;
import com.moviemind.schemas.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@WithWebhooks
class WebhooksOverHttpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort int port;
  @Autowired EventLog log;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate jdbc;

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, ''",
    "PATCH, ''",
    "DELETE, ''",
    "POST, /ping",
    "POST, /secret/rotate",
    "GET, /deliveries",
    "GET, /deliveries/00000000-0000-7000-8000-000000000001",
    "POST, /redeliveries",
    "GET, /redeliveries/00000000-0000-7000-8000-000000000001",
    "DELETE, /redeliveries/00000000-0000-7000-8000-000000000001"
  })
  void anotherTenantsEndpointIsAnsweredLikeAnUnknownOne(String method, String more) {
    var id = Owner.at(port).endpoint(receiver.url("/mine"));
    var stranger = Owner.at(port).client();
    var theirs = send(stranger, method, Owner.ENDPOINTS + "/" + id + more);
    var unknown = send(stranger, method, Owner.ENDPOINTS + "/" + Ids.next() + more);
    assertThat(theirs.status()).isEqualTo(404);
    assertThat(theirs.text("/type")).endsWith("/webhook-endpoint-not-found");
    assertThat(theirs.text("/detail")).isEqualTo(unknown.text("/detail"));
    assertThat(receiver.at("/mine")).isEmpty();
  }

  @Test
  void aTenantSeesItsOwnEndpointsOnly() {
    var owner = Owner.at(port);
    var id = owner.endpoint(receiver.url("/mine"), ",\"description\":\"mine\"");
    var list = owner.client().get(Owner.ENDPOINTS);
    assertThat(list.json().at("/data")).hasSize(1);
    assertThat(list.text("/data/0/id")).isEqualTo(id);
    assertThat(list.http().body()).doesNotContain("whsec_");
    assertThat(Owner.at(port).client().get(Owner.ENDPOINTS).json().at("/data")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "generate"})
  void aKeyWithoutTheScopeIsRefused(String scope) {
    var client = Owner.at(port, scope).client();
    assertThat(client.get(Owner.ENDPOINTS).status()).isEqualTo(403);
    assertThat(client.post(Owner.ENDPOINTS, "{\"url\":\"https://example.com\"}").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"url\":\"\"}",
        "{\"url\":\"ftp://example.com/\"}",
        "{\"url\":\"http://10.0.0.1:8080/\"}",
        "{\"url\":\"http://[::1]:8080/\"}",
        "{\"url\":\"http://169.254.169.254:8080/latest/meta-data\"}",
        "{\"url\":\"http://127.0.0.1:80/\"}",
        "{\"url\":\"http://127.0.0.1:8080/\",\"event_types\":[\"Job Done\"]}",
        "{\"url\":\"http://127.0.0.1:8080/\",\"include\":[\"everything\"]}",
        "{\"url\":\"http://127.0.0.1:8080/\",\"max_concurrency\":0}",
        "{\"url\":\"http://127.0.0.1:8080/\",\"rate_per_second\":1001}"
      })
  void whatCannotBeFollowedIsRefused(String body) {
    assertThat(Owner.at(port).client().post(Owner.ENDPOINTS, body).status()).isEqualTo(422);
  }

  @Test
  void theSecretIsShownOnceAndEncryptedInTheDatabase() {
    var owner = Owner.at(port);
    var made = owner.register(receiver.url("/a"), "");
    var secret = made.text("/secret");
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(owner.get(made.text("/id")).http().body()).doesNotContain("secret");
    var stored =
        jdbc.queryForObject(
            "select encode(sealed, 'base64') from api.webhook_secret where endpoint_id = ?",
            String.class,
            UUID.fromString(made.text("/id")));
    assertThat(stored).isNotNull().doesNotContain(secret.substring(6, 30));
  }

  @Test
  void deliveriesAreSignedAndDuringARotationWithBothSecrets() {
    var owner = Owner.at(port);
    var made = owner.register(receiver.url("/signed"), "");
    owner.lives(log, transaction, "job.completed", 1);
    await().atMost(PATIENCE).until(() -> receiver.at("/signed").size() == 1);
    var first = receiver.at("/signed").getFirst();
    assertThat(Verification.verifies(made.text("/secret"), first)).isTrue();
    assertThat(Verification.signatures(first)).hasSize(1);
    assertThat(Long.parseLong(first.header("webhook-timestamp")))
        .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 1);

    var rotated =
        owner
            .client()
            .post(
                Owner.ENDPOINTS + "/" + made.text("/id") + "/secret/rotate",
                "{\"overlap_seconds\":600}");
    assertThat(rotated.status()).isEqualTo(200);
    var both = signedBy(2, owner);
    assertThat(Verification.verifies(made.text("/secret"), both)).isTrue();
    assertThat(Verification.verifies(rotated.text("/secret"), both)).isTrue();

    owner
        .client()
        .post(
            Owner.ENDPOINTS + "/" + made.text("/id") + "/secret/rotate", "{\"overlap_seconds\":0}");
    var one = signedBy(1, owner);
    assertThat(Verification.verifies(made.text("/secret"), one)).isFalse();
  }

  /** A delivery with so many signatures. */
  private Got signedBy(int secrets, Owner owner) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              owner.lives(log, transaction, "job.completed", 1);
              return receiver.at("/signed").getLast();
            },
            it -> Verification.signatures(it).size() == secrets);
  }

  @Test
  void aPingIsSentAtOnceAndRemembered() {
    var owner = Owner.at(port);
    receiver.answers("/ping", Reply.of(202, "thanks"));
    var made = owner.register(receiver.url("/ping"), "");
    var at = Owner.ENDPOINTS + "/" + made.text("/id");
    var two = twoPings(owner, at);
    var answer = two.getFirst();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/outcome")).isEqualTo("delivered");
    assertThat(answer.text("/response/body")).isEqualTo("thanks");
    assertThat(Verification.verifies(made.text("/secret"), receiver.at("/ping").getFirst()))
        .isTrue();
    assertThat(two.getLast().status()).isEqualTo(429);
    var logged = owner.client().get(at + "/deliveries");
    assertThat(logged.text("/data/0/cause")).isEqualTo("ping");
  }

  /** Two within two seconds; those that a pause of the machine parted tell nothing. */
  private static List<Client.Answer> twoPings(Owner owner, String at) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              var began = System.nanoTime();
              var first = owner.client().post(at + "/ping", "");
              var second = owner.client().post(at + "/ping", "");
              var isLate = System.nanoTime() - began >= Duration.ofSeconds(2).toNanos();
              return isLate || first.status() == 429
                  ? List.<Client.Answer>of()
                  : List.of(first, second);
            },
            it -> !it.isEmpty());
  }

  @Test
  void theDeliveryLogShowsBothSidesWithoutSecretsAndPersonalData() {
    var owner = Owner.at(port);
    receiver.answers(
        "/talks",
        new Reply(
            200,
            java.util.Map.of("Set-Cookie", "session=abcdef"),
            ("stored for jane.doe@example.com, token: s3cr3t-value, key mm_" + "a".repeat(43))
                .getBytes(UTF_8)));
    var id = owner.endpoint(receiver.url("/talks"));
    var event = owner.lives(log, transaction, "job.completed", 1).getFirst();
    var at = Owner.ENDPOINTS + "/" + id + "/deliveries";
    await().atMost(PATIENCE).until(() -> owner.client().get(at).json().at("/data").size() == 1);
    var brief = owner.client().get(at + "?event_id=" + event + "&outcome=delivered");
    var whole = owner.client().get(at + "/" + brief.text("/data/0/id"));
    assertThat(whole.text("/request/body")).contains("job.completed");
    assertThat(whole.text("/request/headers/webhook-id")).isEqualTo(event.toString());
    assertThat(whole.json().at("/status").asInt(0)).isEqualTo(200);
    assertThat(whole.json().at("/duration_ms").asInt(-1)).isNotNegative();
    assertThat(whole.text("/response/body")).contains("stored for");
    assertThat(whole.http().body())
        .doesNotContain("jane.doe")
        .doesNotContain("s3cr3t")
        .doesNotContain("aaaaaaaaaa")
        .doesNotContain("abcdef");
    assertThat(owner.client().get(at + "?outcome=failed").json().at("/data")).isEmpty();
  }

  @Test
  void eventsAreSentAgainAfterTheirCountWasShown() {
    var owner = Owner.at(port);
    var id = owner.endpoint(receiver.url("/again"));
    var began = Instant.now();
    var ids = owner.lives(log, transaction, "job.completed", 7);
    owner.lives(log, transaction, "job.started", 3);
    await().atMost(PATIENCE).until(() -> receiver.at("/again").size() == 10);
    var at = Owner.ENDPOINTS + "/" + id + "/redeliveries";
    var filter =
        "\"since\":\"%s\",\"event_types\":[\"job.completed\"]".formatted(began.minusSeconds(60));

    var shown = owner.client().post(at, "{" + filter + "}");
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().at("/count").asInt(-1)).isEqualTo(7);
    assertThat(shown.text("/status")).isEqualTo("preview");
    var wrong = owner.client().post(at, "{" + filter + ",\"count\":8}");
    assertThat(wrong.status()).isEqualTo(409);
    assertThat(receiver.at("/again")).hasSize(10);

    var started =
        owner
            .client()
            .post(
                at,
                "{%s,\"up_to\":%s,\"count\":7,\"rate_per_second\":10}"
                    .formatted(filter, shown.text("/up_to")));
    assertThat(started.status()).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> receiver.at("/again").size() == 17);
    var again = receiver.at("/again").subList(10, 17);
    assertThat(again)
        .extracting(it -> UUID.fromString(it.header("webhook-id")))
        .containsExactlyElementsOf(ids);
    assertThat(again.getLast().nanos() - again.getFirst().nanos())
        .as("six pauses of a tenth of a second, but for a first burst")
        .isGreaterThan(400_000_000L);
    await()
        .atMost(PATIENCE)
        .until(() ->
            owner.client().get(at + "/" + started.text("/id")).text("/status").equals("finished"));
  }

  @Test
  void oneEventOrOnlyUndeliveredOnesCanBeSentAgain() {
    var owner = Owner.at(port);
    var id = owner.endpoint(receiver.url("/one"));
    var ids = owner.lives(log, transaction, "job.completed", 3);
    var at = Owner.ENDPOINTS + "/" + id;
    await()
        .atMost(PATIENCE)
        .until(() -> owner.client().get(at + "/deliveries").json().at("/data").size() == 3);
    assertThat(
            owner
                .client()
                .post(at + "/redeliveries", "{\"undelivered\":true}")
                .json()
                .at("/count")
                .asInt(-1))
        .isZero();
    var one =
        owner
            .client()
            .post(
                at + "/redeliveries", "{\"event_ids\":[\"%s\"],\"count\":1}".formatted(ids.get(1)));
    assertThat(one.status()).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> receiver.at("/one").size() == 4);
    assertThat(receiver.at("/one").getLast().header("webhook-id")).isEqualTo(ids.get(1).toString());
  }

  @Test
  void aRemovedEndpointGetsNothingMore() {
    var owner = Owner.at(port);
    var id = owner.endpoint(receiver.url("/removed"));
    owner.lives(log, transaction, "job.completed", 1);
    await().atMost(PATIENCE).until(() -> receiver.at("/removed").size() == 1);
    assertThat(owner.client().delete(Owner.ENDPOINTS + "/" + id).status()).isEqualTo(204);
    assertThat(owner.get(id).status()).isEqualTo(404);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          var before = receiver.at("/removed").size();
          owner.lives(log, transaction, "job.completed", 1);
          await().pollDelay(Duration.ofMillis(300)).until(() -> true);
          return receiver.at("/removed").size() == before;
        });
  }

  @Test
  void aClosedTenantsEndpointsGetNothingMore() {
    var owner = Owner.at(port);
    owner.endpoint(receiver.url("/closed"));
    owner.lives(log, transaction, "job.completed", 1);
    await().atMost(PATIENCE).until(() -> receiver.at("/closed").size() == 1);
    jdbc.update("update api.tenant set closed_at = clock_timestamp() where id = ?", owner.tenant());
    await()
        .atMost(PATIENCE)
        .until(() -> {
          var before = receiver.at("/closed").size();
          owner.lives(log, transaction, "job.completed", 1);
          await().pollDelay(Duration.ofMillis(300)).until(() -> true);
          return receiver.at("/closed").size() == before;
        });
  }

  private static Client.Answer send(Client client, String method, String path) {
    var body =
        List.of("PATCH", "POST").contains(method)
            ? BodyPublishers.ofString("{}")
            : BodyPublishers.noBody();
    return client.send(method, path, body, "Content-Type", "application/json");
  }
}
