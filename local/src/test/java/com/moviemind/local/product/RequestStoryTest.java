package com.moviemind.local.product;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.local.foreign.ForeignConsumer;
import com.moviemind.local.product.Works.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A request becomes a text, and everybody who listens hears of it. */
class RequestStoryTest {

  /** Left to this story and to {@link ModelTroubleTest}. */
  static final List<String> FILMS =
      List.of("the-matrix-1999", "inception-2010", "annihilation-2018");

  private final Product product = Product.running();
  private final Client client = product.client();

  @Test
  void filmsGetTextsInSeveralLocalesAndStyles() {
    var plain = done(new Work("MOVIE", "inception-2010", "en-US", "DEFAULT"));
    var modern = done(new Work("MOVIE", "inception-2010", "en-US", "modern"));
    var polish = done(new Work("MOVIE", "inception-2010", "pl-PL", "humorous"));

    var film = client.get("/api/v1/movies/inception-2010");
    assertThat(film.header("Content-Language")).isEqualTo("en-US");
    assertThat(film.json().get("descriptions_count").asInt()).isEqualTo(3);
    assertThat(film.json().get("default_description_id")).isEqualTo(text(modern));
    assertThat(film.json().get("descriptions").values())
        .extracting(it -> it.get("id"))
        .containsExactlyInAnyOrder(text(plain), text(modern), text(polish));
    assertThat(film.json().get("descriptions").values())
        .allSatisfy(
            it -> assertThat(it.get("text").asString()).containsAnyOf("Inception", "Incepcja"))
        .allSatisfy(it -> assertPassport(it.get("passport")));

    var chosen = client.get("/api/v1/movies/inception-2010?locale=pl-PL&context_tag=humorous");
    assertThat(chosen.header("Content-Language")).isEqualTo("pl-PL");
    assertThat(chosen.json().get("selected_description").get("id")).isEqualTo(text(polish));
    var fallBack = client.get("/api/v1/movies/inception-2010?locale=fr-FR&context_tag=DEFAULT");
    assertThat(fallBack.header("Content-Language")).isEqualTo("en-US");
    assertThat(fallBack.json().get("selected_description").get("id")).isEqualTo(text(plain));

    var german = done(new Work("MOVIE", "annihilation-2018", "de-DE", "critical"));
    var only = client.get("/api/v1/movies/annihilation-2018");
    assertThat(only.header("Content-Language")).as("there is no other").isEqualTo("de-DE");
    assertThat(only.json().get("default_description_id")).isEqualTo(text(german));
  }

  @Test
  void peopleGetBios() {
    var bio = done(new Work("PERSON", "greta-gerwig", "es-ES", "modern"));
    var group = done(new Work("PERSON", "the-wachowskis", "fr-FR", "DEFAULT"));

    var person = client.get("/api/v1/people/greta-gerwig");
    assertThat(person.header("Content-Language")).isEqualTo("es-ES");
    assertThat(person.json().get("default_bio_id")).isEqualTo(bio.get("bio_id"));
    assertThat(person.json().get("default_bio").get("text").asString()).contains("Greta Gerwig");
    assertPassport(person.json().get("default_bio").get("passport"));
    assertThat(client.get("/api/v1/people/the-wachowskis").json().get("default_bio_id"))
        .isEqualTo(group.get("bio_id"));
  }

  @Test
  void equalWorkUnderWayIsOneJobAndOneCall() {
    // Long enough for the second to come while the first is under way, on any machine.
    product.standIn().takes(8_000);
    var first = client.accepted(new Work("MOVIE", "the-matrix-1999", "en-US", "modern"));
    var again = client.accepted(new Work("MOVIE", "the-matrix-1999", "en-US", "modern"));
    assertThat(again).as("the same tenant's live job").isEqualTo(first);
    product.invariants().holdForDone(Set.of(first));
    assertThat(product.standIn().callsByWork().values()).containsExactly(1);
  }

  @Test
  void eventsAreReadByConsumersThatKnowOnlyTheRegistry() {
    var job = id(done(new Work("MOVIE", "the-matrix-1999", "pl-PL", "critical")));
    var types = new Events(product).of(Set.of(job)).stream().map(Events.Seen::type).toList();
    assertThat(types).hasSize(2);

    var topics = product.topics();
    var names =
        List.of(topics.requested("interactive"), topics.requested("batch"), topics.events());
    var seen = ForeignConsumer.read(product.kafka(), product.schemaRegistry(), names);
    Map<String, JsonNode> mine = new LinkedHashMap<>();
    seen.stream()
        .filter(it -> it.get("key").asString().equals(job.toString()))
        .forEach(it -> mine.put(it.get("headers").get("ce_type").asString(), it.get("event")));
    assertThat(mine).hasSize(3).containsKeys(types.toArray(String[]::new));
    assertThat(mine.values()).allMatch(it -> it.get("job_id").asString().equals(job.toString()));
    assertThat(mine.values())
        .anyMatch(it -> it.path("facts").asString("").contains("The Matrix"))
        .anyMatch(it -> it.path("text_version").asInt(0) == 1);
    assertThat(
            seen.stream()
                .collect(
                    groupingBy(
                        it -> it.get("headers").get("ce_id"),
                        mapping(it -> it.get("key"), toSet())))
                .values())
        .as("jobs by event id")
        .allMatch(it -> it.size() == 1);
  }

  @Test
  void nothingIsReservedBeyondItsQuoteAndAQuoteKeepsNothing() {
    var work = new Work("MOVIE", "annihilation-2018", "fr-FR", "humorous");
    var quote = client.quoted(work).get("quotes").get(0);
    assertThat(quote.get("result").asString()).isEqualTo("NEW");
    assertThat(quote.get("expected_finish").get("p95_seconds").asDouble()).isPositive();
    var job = done(work);
    var reserved =
        product
            .ledger()
            .rows(
                """
                select a.reserved_micros, a.input_tokens, a.output_tokens from worker.attempt a
                join worker.finished_item f on f.id = a.item_id where f.job_ids @> ?
                """,
                it -> List.of(it.getLong(1), it.getLong(2), it.getLong(3)),
                Set.of(id(job)));
    assertThat(reserved).hasSize(1);
    assertThat(reserved.getFirst().get(0))
        .as("the worker's own numbers, so not a micro-dollar apart")
        .isEqualTo(quote.get("call_bound_micros").asLong());
    assertThat(reserved.getFirst().get(1)).isLessThan(quote.get("input_tokens_bound").asLong());
    assertThat(reserved.getFirst().get(2)).isLessThan(quote.get("output_tokens_bound").asLong());
    var again = client.quoted(work).get("quotes").get(0);
    assertThat(again.get("text_id")).isEqualTo(text(job));
    assertThat(client.get("/api/v1/jobs?per_page=1").json().get("data").get(0).get("job_id"))
        .as("the newest job is the one that was asked for")
        .isEqualTo(job.get("job_id"));
  }

  private JsonNode done(Work work) {
    var id = client.accepted(work);
    product.invariants().holdForDone(Set.of(id));
    var job = client.job(id);
    assertThat(job.get("status").asString()).isEqualTo("DONE");
    return job;
  }

  private static JsonNode text(JsonNode job) {
    return job.get("description_id");
  }

  private static UUID id(JsonNode job) {
    return UUID.fromString(job.get("job_id").asString());
  }

  private static void assertPassport(JsonNode passport) {
    assertThat(passport.get("model").asString()).contains("stand-in");
    assertThat(passport.get("prompt_version").asString()).isNotBlank();
    assertThat(passport.get("prompt_hash").asString()).matches("[0-9a-f]{64}");
    assertThat(passport.get("facts_used")).isNotEmpty();
    assertThat(passport.get("checks")).isNotEmpty();
    assertThat(passport.get("input_tokens").asLong()).isPositive();
    assertThat(passport.get("output_tokens").asLong()).isPositive();
    assertThat(passport.get("cost_micros").asLong()).isPositive();
    assertThat(passport.get("attempts").asInt()).isEqualTo(1);
  }
}
