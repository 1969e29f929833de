package com.moviemind.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ApiOnRealServers
class AccessOverHttpTest {

  private static final String TENANTS = "/api/v1/admin/tenants";

  @LocalServerPort int port;
  @Autowired JdbcTemplate jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping addresses;

  private Client operator = new Client(0);

  @BeforeEach
  void connect() {
    operator = Client.withKey(port, ApiOnRealServers.ADMIN_KEY);
  }

  @Test
  void everyAddressButHealthNeedsAKey() {
    var stranger = new Client(port);
    var asked = 0;
    for (var mapping : addresses.getHandlerMethods().keySet()) {
      for (var pattern : mapping.getPatternValues()) {
        var methods = mapping.getMethodsCondition().getMethods();
        var method = methods.isEmpty() ? "GET" : methods.iterator().next().name();
        var path = pattern.replaceAll("\\{[^}]*}", "x");
        var answer = stranger.send(method, path, BodyPublishers.noBody());
        if (AccessRules.open(path)) {
          assertThat(answer.status()).as(path).isIn(200, 503);
        } else {
          assertThat(answer.status()).as(path).isEqualTo(401);
          assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
        asked++;
      }
    }
    assertThat(asked).isGreaterThan(10);
  }

  @Test
  void aKeyIsTakenFromAnyOfThreeHeaders() {
    var key = ApiOnRealServers.ADMIN_KEY;
    assertThat(new Client(port, "X-API-Key", key).get(TENANTS).status()).isEqualTo(200);
    assertThat(new Client(port, "X-RapidAPI-Key", key).get(TENANTS).status()).isEqualTo(200);
    assertThat(new Client(port, "Authorization", "Bearer " + key).get(TENANTS).status())
        .isEqualTo(200);
  }

  @Test
  void aKeyWithoutTheScopeHearsThatTheFeatureIsNotAvailable() {
    var answer = Client.withKey(port, ApiOnRealServers.API_KEY).get(TENANTS);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text("/error")).isEqualTo("Feature not available");
    var reader = Client.withKey(port, give(tenant(), "read").text("/key"));
    assertThat(reader.post("/api/v1/generate", "{}").status()).isEqualTo(403);
  }

  @Test
  void aKeyWorksFromItsMakingToItsRevocation() {
    var tenant = tenant();
    var given = give(tenant, "read");
    var reader = Client.withKey(port, given.text("/key"));
    assertThat(reader.get("/api/v1/nothing").status()).isEqualTo(404);
    assertThat(operator.delete(keys(tenant) + "/" + given.text("/id")).status()).isEqualTo(204);
    assertThat(reader.get("/api/v1/nothing").status()).isEqualTo(401);
    assertThat(operator.get(keys(tenant)).text("/data/0/revoked_at")).isNotEmpty();
  }

  @Test
  void aKeyRevokedByAnotherInstanceStopsWithinSeconds() {
    var given = give(tenant(), "read");
    var reader = Client.withKey(port, given.text("/key"));
    assertThat(reader.get("/api/v1/nothing").status()).isEqualTo(404);
    jdbc.update(
        "update api.api_key set revoked_at = now() where id = ?",
        UUID.fromString(given.text("/id")));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> reader.get("/api/v1/nothing").status() == 401);
  }

  @Test
  void theDatabaseHoldsNoKey() {
    var key = give(tenant(), "read").text("/key");
    var rows = jdbc.queryForList("select k::text from api.api_key k", String.class);
    assertThat(rows).noneMatch(it -> it.contains(key)).isNotEmpty();
  }

  @Test
  void aClosedTenantsKeysStopAndItGetsNoOthers() {
    var tenant = tenant();
    var reader = Client.withKey(port, give(tenant, "read").text("/key"));
    assertThat(reader.get("/api/v1/nothing").status()).isEqualTo(404);
    assertThat(operator.delete(TENANTS + "/" + tenant).status()).isEqualTo(204);
    assertThat(reader.get("/api/v1/nothing").status()).isEqualTo(401);
    assertThat(give(tenant, "read").status()).isEqualTo(409);
  }

  @Test
  void aTenantIsHeldToItsPlan() {
    var reader = Client.withKey(port, give(tenant(), "read").text("/key"));
    // Two minutes of the clock can share the requests, three cannot.
    Answer answer = reader.get("/api/v1/nothing");
    assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("60");
    assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"minute\";q=60;w=60");
    for (int n = 0; n < 130 && answer.status() != 429; n++) {
      answer = reader.get("/api/v1/nothing");
    }
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(answer.header("RateLimit")).startsWith("\"minute\";r=0;t=");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(answer.text("/type")).endsWith("/rate-limit-exceeded");
  }

  @Test
  void namesOfTenantsAreUnique() {
    var name = "twice " + UUID.randomUUID();
    assertThat(open(name).status()).isEqualTo(201);
    assertThat(open(name).status()).isEqualTo(409);
  }

  private String tenant() {
    return open("tenant " + UUID.randomUUID()).text("/id");
  }

  private Answer open(String name) {
    return operator.post(TENANTS, "{\"name\":\"" + name + "\"}");
  }

  private Answer give(String tenant, String scope) {
    return operator.post(keys(tenant), "{\"label\":\"test\",\"scopes\":[\"" + scope + "\"]}");
  }

  private static String keys(String tenant) {
    return TENANTS + "/" + tenant + "/keys";
  }
}
