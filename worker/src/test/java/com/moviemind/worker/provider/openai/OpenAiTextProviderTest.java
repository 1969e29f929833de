package com.moviemind.worker.provider.openai;

import static com.moviemind.worker.provider.ErrorClass.CONTENT_FILTER;
import static com.moviemind.worker.provider.ErrorClass.EMPTY;
import static com.moviemind.worker.provider.ErrorClass.HANG;
import static com.moviemind.worker.provider.ErrorClass.INVALID_JSON;
import static com.moviemind.worker.provider.ErrorClass.RATE_LIMIT;
import static com.moviemind.worker.provider.ErrorClass.REFUSAL;
import static com.moviemind.worker.provider.ErrorClass.RESET;
import static com.moviemind.worker.provider.ErrorClass.SCHEMA_MISMATCH;
import static com.moviemind.worker.provider.ErrorClass.SERVER_ERROR;
import static com.moviemind.worker.provider.ErrorClass.TRUNCATED;
import static com.moviemind.worker.provider.ErrorClass.UNREACHABLE;
import static com.moviemind.worker.provider.ErrorClass.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.worker.ModelServer;
import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.Answer.Refused;
import com.moviemind.worker.provider.Answer.Text;
import com.moviemind.worker.provider.Answer.TryLater;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.ProviderProperties;
import com.moviemind.worker.provider.RateLimits;
import com.moviemind.worker.provider.TextProvider;
import com.moviemind.worker.provider.TextProvider.Call;
import com.moviemind.worker.provider.Usage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class OpenAiTextProviderTest {

  private static final Usage USAGE = new Usage(110, 30, 70);

  private final ModelServer model = new ModelServer();
  private final TextProvider provider = provider(model.address(), Duration.ofSeconds(30));

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void asksForStructuredOutputUnderTheAttemptsId() {
    model.writes("A text.");
    var attempt = UUID.randomUUID();
    provider.answer(new Call(attempt, "gpt-5-mini", "Write.", "{\"task\":{}}"));

    var request = model.requests.getFirst();
    assertThat(request.headers().get("Idempotency-key")).containsExactly(attempt.toString());
    assertThat(request.headers().get("Authorization")).containsExactly("Bearer a-key");
    var body = JsonMapper.shared().readTree(request.body());
    assertThat(body.path("model").asString()).isEqualTo("gpt-5-mini");
    assertThat(body.path("instructions").asString()).isEqualTo("Write.");
    assertThat(body.path("input").asString()).isEqualTo("{\"task\":{}}");
    assertThat(body.path("max_output_tokens").asInt()).isEqualTo(1_000);
    assertThat(body.path("store").asBoolean()).isFalse();
    assertThat(body.at("/text/format/type").asString()).isEqualTo("json_schema");
    assertThat(body.at("/text/format/name").asString()).isEqualTo("description");
    assertThat(body.at("/text/format/strict").asBoolean()).isTrue();
    assertThat(body.at("/text/format/schema/required/0").asString()).isEqualTo("text");
  }

  @Test
  void readsTextUsageModelAndWhatIsLeftOfTheLimits() {
    model.answers(
        200,
        ModelServer.completed("{\"text\":\" A text. \"}"),
        "x-ratelimit-remaining-requests",
        "59",
        "x-ratelimit-remaining-tokens",
        "149984",
        "x-ratelimit-reset-requests",
        "1m1s",
        "x-ratelimit-reset-tokens",
        "120ms");

    assertThat(answer())
        .isInstanceOfSatisfying(
            Text.class,
            it -> {
              assertThat(it.text()).isEqualTo("A text.");
              assertThat(it.usage()).isEqualTo(USAGE);
              assertThat(it.model()).isEqualTo("gpt-5-mini-2025-08-07");
              assertThat(it.limits())
                  .isEqualTo(
                      new RateLimits(
                          59L, 149_984L, Duration.ofSeconds(61), Duration.ofMillis(120)));
            });
  }

  @Test
  void serverThatSaysLittleIsUnderstood() {
    model.answers(
        200,
        """
        {"id":"1","object":"response","output":[{"type":"message","role":"assistant",
          "content":[{"type":"output_text","text":"{\\"text\\":\\"Short.\\"}"}]}]}
        """);

    assertThat(answer())
        .isInstanceOfSatisfying(
            Text.class,
            it -> {
              assertThat(it.text()).isEqualTo("Short.");
              assertThat(it.usage()).isNull();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, invalid_value, BAD_REQUEST",
    "400, invalid_request_error, content_policy_violation, CONTENT_FILTER",
    "401, invalid_request_error, invalid_api_key, UNAUTHORIZED",
    "403, request_forbidden, unsupported_country, UNAUTHORIZED",
    "404, invalid_request_error, model_not_found, UNKNOWN_MODEL",
    "422, invalid_request_error, unprocessable, BAD_REQUEST",
    "429, insufficient_quota, insufficient_quota, QUOTA"
  })
  void whatWouldFailAgainIsRefused(int status, String type, String code, ErrorClass expected) {
    model.answers(status, ModelServer.error(type, code));

    assertThat(answer())
        .isInstanceOfSatisfying(
            Refused.class,
            it -> {
              assertThat(it.errorClass()).isEqualTo(expected);
              assertThat(it.message()).contains("" + status, code).doesNotContain("own words");
            });
    assertThat(model.requests).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "408, TIMEOUT",
    "504, TIMEOUT",
    "409, SERVER_ERROR",
    "429, RATE_LIMIT",
    "500, SERVER_ERROR",
    "503, SERVER_ERROR",
    "529, SERVER_ERROR"
  })
  void whatMayPassIsTriedLaterAndNeverByTheClientItself(int status, ErrorClass expected) {
    model.answers(status, ModelServer.error("some_error", "some_code"));

    assertThat(later(expected).pause()).isNull();
    assertThat(model.requests).hasSize(1);
  }

  @Test
  void errorThatIsNotJsonIsUnderstoodByItsStatus() {
    model.answers(502, "<html>Bad gateway</html>");

    later(SERVER_ERROR);
  }

  @Test
  void serversPauseIsHonoured() {
    var error = ModelServer.error("rate_limit", "rate_limit_exceeded");
    model.answers(429, error, "Retry-After", "7");
    assertThat(later(RATE_LIMIT).pause()).isEqualTo(Duration.ofSeconds(7));

    model.answers(429, error, "Retry-After", "7", "retry-after-ms", "250");
    assertThat(later(RATE_LIMIT).pause()).isEqualTo(Duration.ofMillis(250));

    model.answers(503, error, "Retry-After", "soon");
    assertThat(later(SERVER_ERROR).pause()).isNull();

    var inAMinute = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1);
    model.answers(
        503, error, "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(inAMinute));
    assertThat(later(SERVER_ERROR).pause())
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
  }

  @Test
  void answersThatAreNoTextAreTriedLaterAtTheirPrice() {
    model.answers(200, ModelServer.completed("not json"));
    assertThat(later(INVALID_JSON).usage()).isEqualTo(USAGE);

    model.answers(200, ModelServer.completed("{\"words\":\"A text.\"}"));
    assertThat(later(SCHEMA_MISMATCH).usage()).isEqualTo(USAGE);

    model.answers(200, ModelServer.completed(""));
    assertThat(later(EMPTY).usage()).isEqualTo(USAGE);

    model.answers(200, ModelServer.completed("{\"text\":\"  \"}"));
    assertThat(later(EMPTY).usage()).isEqualTo(USAGE);

    model.answers(
        200,
        ModelServer.response(
            "incomplete",
            "{\"reason\":\"max_output_tokens\"}",
            ModelServer.content("output_text", "text", "{\"text\":\"A te")));
    assertThat(later(TRUNCATED).usage()).isEqualTo(USAGE);
  }

  @Test
  void refusalsAndFiltersAreFinal() {
    model.answers(
        200,
        ModelServer.response(
            "completed", "null", ModelServer.content("refusal", "refusal", "I cannot.")));
    assertThat(refused(REFUSAL).usage()).isEqualTo(USAGE);

    model.answers(
        200,
        ModelServer.response(
            "incomplete",
            "{\"reason\":\"content_filter\"}",
            ModelServer.content("output_text", "text", "{")));
    assertThat(refused(CONTENT_FILTER).usage()).isEqualTo(USAGE);
  }

  @Test
  void bodyThatIsNoResponseIsTriedLaterAtAnUnknownPrice() {
    model.answers(200, "Welcome to the captive portal");

    assertThat(later(UNREADABLE).errorClass().billing()).isEqualTo(ErrorClass.Billing.UNKNOWN);
  }

  @Test
  void silenceIsAHang() {
    model.hangs();
    var hasty = provider(model.address(), Duration.ofSeconds(2));

    assertThat(hasty.answer(new Call(UUID.randomUUID(), "gpt-5-mini", "Write.", "{}")))
        .isInstanceOfSatisfying(TryLater.class, it -> assertThat(it.errorClass()).isEqualTo(HANG));
  }

  @Test
  void brokenConnectionIsTriedLater() {
    model.breaksOff();
    later(RESET);
  }

  @Test
  void absentServerIsTriedLaterAndCostsNothing() {
    model.close();
    assertThat(later(UNREACHABLE).errorClass().billing()).isEqualTo(ErrorClass.Billing.NOT_BILLED);
  }

  /** Fewer than the 200 idle connections that the tests' server keeps: it resets what is more. */
  @Test
  void manyCallsRunAtOnceOnVirtualThreads() throws Exception {
    model.writes("A text.");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = IntStream.range(0, 150).<Callable<Answer>>mapToObj(_ -> this::answer).toList();
      for (var each : threads.invokeAll(calls)) {
        assertThat(each.get()).isInstanceOf(Text.class);
      }
    }
  }

  private TryLater later(ErrorClass expected) {
    var answer = answer();
    assertThat(answer)
        .isInstanceOfSatisfying(
            TryLater.class, it -> assertThat(it.errorClass()).isEqualTo(expected));
    return (TryLater) answer;
  }

  private Refused refused(ErrorClass expected) {
    var answer = answer();
    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.errorClass()).isEqualTo(expected));
    return (Refused) answer;
  }

  private Answer answer() {
    return provider.answer(new Call(UUID.randomUUID(), "gpt-5-mini", "Write.", "{}"));
  }

  private static TextProvider provider(String address, Duration timeout) {
    var configuration = new OpenAiConfiguration();
    var properties =
        new ProviderProperties(
            300, "gpt-5-mini", 1_000, null, timeout, timeout, List.of(), 0, 0, 1);
    var client =
        configuration.openAiClient(new OpenAiProperties(URI.create(address), "a-key"), properties);
    return configuration.textProvider(client, properties, Tracing.off(), new SimpleMeterRegistry());
  }
}
