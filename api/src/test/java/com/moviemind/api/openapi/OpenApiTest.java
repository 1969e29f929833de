package com.moviemind.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiOnRealServers
class OpenApiTest {

  private static final Path FROZEN = Path.of("../docs/openapi.json");
  private static final String WRITE = "moviemind.openapi.write";

  @LocalServerPort int port;

  @Test
  void theFrozenDescriptionIsThatOfTheCode() throws IOException {
    var answer = new Client(port).get("/api/v1/openapi.json");
    assertThat(answer.text("/openapi")).startsWith("3.1");
    var present = answer.http().body().strip() + "\n";
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(FROZEN, present);
    }
    assertThat(FROZEN)
        .as(
            "The interface changed. If that is meant, write it down:"
                + " ./mvnw test -pl api -am -Dtest=OpenApiTest -D%s=true".formatted(WRITE)
                + " -Dsurefire.failIfNoSpecifiedTests=false, and read the difference")
        .hasContent(present);
  }

  @Test
  void everyOperationSaysWhatItIsForAndHowItRefuses() {
    var paths = new Client(port).get("/api/v1/openapi.json").json().at("/paths");
    assertThat(paths.properties()).hasSizeGreaterThan(10);
    for (var path : paths.properties()) {
      for (var operation : path.getValue().properties()) {
        var what = operation.getKey() + " " + path.getKey();
        assertThat(operation.getValue().at("/summary").asString("")).as(what).isNotBlank();
        assertThat(operation.getValue().at("/tags").isArray()).as(what).isTrue();
        if (!path.getKey().startsWith("/health")) {
          assertThat(operation.getValue().at("/responses/401").isObject()).as(what).isTrue();
        }
      }
    }
  }

  @Test
  void membersAreNamedAsTheyAreSent() {
    var schemas = new Client(port).get("/api/v1/openapi.json").json().at("/components/schemas");
    for (var schema : schemas.properties()) {
      assertThat(schema.getValue().at("/properties").propertyNames())
          .as(schema.getKey())
          .allMatch(it -> it.equals(SentNames.sent(it)));
    }
  }
}
