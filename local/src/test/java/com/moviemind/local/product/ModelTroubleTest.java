package com.moviemind.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.local.product.Works.Work;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The model says no: for now, or for good. */
class ModelTroubleTest {

  private static final String FILM = "the-matrix-1999";
  private static final String CALL = "The Matrix|1999|es-ES|";

  private final Product product = Product.running();
  private final Client client = product.client();
  private final StandIn standIn = product.standIn();

  @Test
  void rateLimitIsWaitedOutAsLongAsTheModelAsks() {
    standIn.plans(
        Map.of("kind", "RATE_LIMITED", "times", 2, "retry_after_ms", 1_500, "match", CALL));
    assertThat(ended("modern").get("status").asString()).isEqualTo("DONE");
    var arrivals = standIn.arrivals(CALL + "modern");
    assertThat(arrivals).hasSize(3);
    for (int n = 1; n < arrivals.size(); n++) {
      assertThat(arrivals.get(n) - arrivals.get(n - 1)).as("microseconds").isGreaterThan(1_500_000);
    }
  }

  @Test
  void troubleOfTheModelIsTriedAgain() {
    for (var kind : Map.of("critical", "SERVER_ERROR", "humorous", "RESET").entrySet()) {
      standIn.plans(Map.of("kind", kind.getValue(), "times", 1, "match", CALL));
      assertThat(ended(kind.getKey()).get("status").asString()).isEqualTo("DONE");
      assertThat(standIn.arrivals(CALL + kind.getKey())).hasSize(2);
    }
  }

  @Test
  void wrongKeyEndsTheJobWithWordsForAPerson() {
    standIn.plans(Map.of("kind", "UNAUTHORIZED", "times", 1, "match", CALL));
    var job = ended("DEFAULT");
    assertThat(job.get("status").asString()).isEqualTo("FAILED");
    var error = job.get("error");
    assertThat(error.get("type").asString()).isEqualTo("AI_API_ERROR");
    assertThat(error.get("message").asString()).contains("key");
    assertThat(error.get("user_message").asString()).contains("cannot be written at the moment");
    assertThat(error.get("retriable").asBoolean()).as("once an operator mends the key").isTrue();
    assertThat(standIn.arrivals(CALL + "DEFAULT")).as("it is not tried again").hasSize(1);
  }

  @Test
  void textWithAFlawIsAskedForAgainAndItsPassportSaysSo() {
    standIn.rules(Map.of("fault", "wrong_year", "entity", FILM, "locale", "fr-FR"));
    var job = ended("fr-FR", "critical");
    assertThat(job.get("status").asString()).isEqualTo("DONE");
    assertThat(standIn.arrivals("|fr-FR|critical")).hasSize(2);
    var passport =
        client
            .get("/api/v1/jobs/%s?expand=result".formatted(job.get("job_id").asString()))
            .json()
            .at("/result/passport");
    assertThat(passport.get("prompt_version").asString())
        .isEqualTo("movie/critical/1+fr-FR/1+again/1");
    assertThat(passport.get("prompt_hash").asString()).matches("[0-9a-f]{64}");
    assertThat(passport.get("checks").toString()).contains("years", "language", "copy");
  }

  @Test
  void textThatStaysFlawedEndsTheJobWithTheCheckItFailed() {
    standIn.rules(Map.of("fault", "wrong_name", "entity", FILM, "always", true));
    var job = ended("de-DE", "modern");
    assertThat(job.get("status").asString()).isEqualTo("FAILED");
    assertThat(job.at("/error/type").asString()).isEqualTo("VALIDATION_ERROR");
    assertThat(job.at("/error/message").asString())
        .contains("names")
        .doesNotContain("Quillfeather");
  }

  private JsonNode ended(String style) {
    return ended("es-ES", style);
  }

  private JsonNode ended(String locale, String style) {
    var job = client.accepted(new Work("MOVIE", FILM, locale, style));
    product.invariants().hold(Set.of(job));
    return client.job(job);
  }
}
