package com.moviemind.local.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.local.product.Otlp.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** One trace from a client's request to the event of its text, through both processes. */
class TraceTest {

  private final Product product = Product.running();
  private final Client client = product.client();
  private final String requested = "send " + product.topics().requested("interactive");
  private final String told = "send " + product.topics().events();

  @Test
  void everyStepOfAJobIsInItsCallersTrace() {
    var trace = hex(16);
    var caller = hex(8);
    var job = asked(client, Works.next(client), "00-" + trace + "-" + caller + "-01");
    product.invariants().holdForDone(Set.of(job));

    var spans = spans(trace, payersSteps());
    System.out.println(tree(spans, caller, ""));
    assertThat(spans).extracting(Span::service).contains("moviemind-api", "moviemind-worker");
    assertThat(chain(spans, "POST /api/v1/generate")).containsExactly(caller);
    assertThat(chain(spans, "worker.intake.interactive"))
        .containsExactly(requested, "accept", "POST /api/v1/generate", caller);
    assertThat(chain(spans, "wait")).startsWith("worker.intake.interactive");
    assertThat(chain(spans, "call")).startsWith("work", "worker.intake.interactive", requested);
    assertThat(chain(spans, "quality")).startsWith("work", "worker.intake.interactive");
    assertThat(chain(spans, "finish")).startsWith("work", "worker.intake.interactive");
    assertThat(named(spans, "api.fold"))
        .as("the start and the text")
        .extracting(it -> chain(spans, it))
        .anySatisfy(it -> assertThat(it).startsWith(told, "worker.intake.interactive"))
        .anySatisfy(it -> assertThat(it).startsWith(told, "work", "worker.intake.interactive"));
    assertThat(named(spans, "work"))
        .singleElement()
        .satisfies(
            it -> assertThat(it.attributes()).containsEntry("moviemind.job_id", job.toString()));
    assertThat(spans).noneMatch(Span::failed).allMatch(it -> it.endNanos() >= it.startNanos());
    assertThat(product.collector().all())
        .as("sampling is 0: whoever is traced has asked for it")
        .noneMatch(it -> it.parent().isEmpty());
  }

  @Test
  void jobThatJoinsAnothersWorkPointsAtItsTrace() {
    // Long enough for the second to come while the first is under way, on any machine.
    product.standIn().takes(8_000);
    var other = anotherTenant();
    var work = Works.next(client);
    var first = hex(16);
    var second = hex(16);
    var payer = asked(client, work, "00-" + first + "-" + hex(8) + "-01");
    product.standIn().awaitInFlight(1);
    var joined = asked(other, work, "00-" + second + "-" + hex(8) + "-01");
    product.invariants().holdForDone(Set.of(payer));

    var spans =
        spans(
            second,
            List.of(
                "POST /api/v1/generate",
                "accept",
                requested,
                "worker.intake.interactive",
                "join",
                told,
                "api.fold",
                "joined work",
                told,
                "api.fold"));
    assertThat(named(spans, "work")).as("its text is made in the other trace").isEmpty();
    for (var name : List.of("join", "joined work")) {
      assertThat(named(spans, name))
          .singleElement()
          .satisfies(it -> {
            assertThat(it.attributes()).containsEntry("moviemind.job_id", joined.toString());
            assertThat(it.links()).singleElement().asString().startsWith(first + "-");
          });
    }
    assertThat(named(spans, "api.fold"))
        .extracting(it -> chain(spans, it).get(1))
        .contains("joined work");
    assertThat(spans(first, payersSteps())).filteredOn(it -> it.name().equals("call")).hasSize(1);
  }

  @Test
  void callerWhoWantsNoTraceHasNoneButItsIdTravels() {
    var trace = hex(16);
    var job = asked(client, Works.next(client), "00-" + trace + "-" + hex(8) + "-00");
    product.invariants().holdForDone(Set.of(job));
    assertThat(
            product
                .ledger()
                .count(
                    "select count(*) from worker.finished_item where ? = any (job_ids::text[])",
                    job.toString()))
        .isEqualTo(1);
    assertThat(product.collector().trace(trace)).isEmpty();
  }

  private static UUID asked(Client client, Works.Work work, String traceparent) {
    var answer = client.generate(work, Map.of("traceparent", traceparent));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return UUID.fromString(answer.json().get("job_id").asString());
  }

  private Client anotherTenant() {
    try (var operator = product.operator()) {
      var tenants = "/api/v1/admin/tenants";
      var name = Map.of("name", "trace " + hex(4), "plan", "unlimited");
      var tenant = operator.post(tenants, name).get("id").asString();
      var wish = Map.of("label", "trace", "scopes", List.of("read", "generate"));
      var key = operator.post(tenants + "/" + tenant + "/keys", wish).get("key").asString();
      return new Client(client.address(), key);
    }
  }

  /** Of a job whose text is made for it. */
  private List<String> payersSteps() {
    return List.of(
        "POST /api/v1/generate",
        "accept",
        requested,
        "worker.intake.interactive",
        told,
        "api.fold",
        "wait",
        "work",
        "call",
        "quality",
        "finish",
        told,
        "api.fold");
  }

  /** Each process tells of its steps when it likes to, so a step may be here before its parent. */
  private List<Span> spans(String trace, List<String> steps) {
    await("the steps of trace " + trace)
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(missing(trace, steps)).isEmpty());
    return product.collector().trace(trace);
  }

  private List<String> missing(String trace, List<String> steps) {
    var missing = new ArrayList<>(steps);
    product.collector().trace(trace).forEach(it -> missing.remove(it.name()));
    return missing;
  }

  private static List<Span> named(List<Span> spans, String name) {
    return spans.stream().filter(it -> it.name().equals(name)).toList();
  }

  /** The names of what is above the one step of this name, up to the caller's own id. */
  private static List<String> chain(List<Span> spans, String name) {
    assertThat(named(spans, name)).as(name).hasSize(1);
    return chain(spans, named(spans, name).getFirst());
  }

  private static List<String> chain(List<Span> spans, Span of) {
    var names = new ArrayList<String>();
    for (var it = of; it != null; ) {
      var parent = it.parent();
      var above = spans.stream().filter(other -> other.id().equals(parent)).findFirst();
      names.add(above.map(Span::name).orElse(parent));
      it = above.orElse(null);
    }
    return names;
  }

  private static String tree(List<Span> spans, String parent, String indent) {
    var text = new StringBuilder();
    var begin = spans.getFirst().startNanos();
    for (var it : spans) {
      if (Objects.equals(it.parent(), parent)) {
        text.append(
            "%s%s [%s, %s] +%.1f ms, %.1f ms%n"
                .formatted(
                    indent,
                    it.name(),
                    it.service(),
                    it.id(),
                    (it.startNanos() - begin) / 1e6,
                    (it.endNanos() - it.startNanos()) / 1e6));
        text.append(tree(spans, it.id(), indent + "  "));
      }
    }
    return text.toString();
  }

  private static String hex(int bytes) {
    var random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
