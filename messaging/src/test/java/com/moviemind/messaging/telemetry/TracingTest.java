package com.moviemind.messaging.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracingTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String WANTED = "00-" + TRACE + "-b7ad6b7169203331-01";
  private static final String UNWANTED = "00-" + TRACE + "-b7ad6b7169203331-00";

  private final List<SpanData> spans = new ArrayList<>();

  @Test
  void withoutAnEndpointNothingIsRecordedAndTheCallersContextTravels() {
    var request = Tracing.off().request("POST", WANTED);
    assertThat(request.isRecorded()).isFalse();
    assertThat(request.traceparent()).isEqualTo(WANTED);
    assertThat(Tracing.off().step("accept", WANTED).traceparent()).isEqualTo(WANTED);
    assertThat(Tracing.off().request("POST", null)).isSameAs(Step.NOTHING);
    assertThat(Tracing.off().step("accept", null)).isSameAs(Step.NOTHING);
  }

  @Test
  void headerThatIsNoneIsDropped() {
    for (var header :
        List.of("", "00-" + TRACE, "00-" + "0".repeat(32) + "-b7ad6b7169203331-01", "x" + WANTED)) {
      assertThat(Tracing.off().request("POST", header).traceparent()).as(header).isNull();
    }
  }

  @Test
  void stepsFollowTheRequest() {
    var tracing = tracing(0, true, false);
    try (var request = tracing.request("POST", WANTED)) {
      try (var step = tracing.step("accept", request.traceparent())) {
        assertThat(step.about(java.util.UUID.randomUUID()).isRecorded()).isTrue();
      }
    }
    assertThat(spans).extracting(SpanData::getName).containsExactly("accept", "POST");
    assertThat(spans).allMatch(it -> it.getTraceId().equals(TRACE));
    assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
    assertThat(spans.get(1).getParentSpanId()).isEqualTo("b7ad6b7169203331");
  }

  @Test
  void callerDecidesUnlessToldOtherwise() {
    assertThat(tracing(1, true, false).request("POST", UNWANTED).isRecorded()).isFalse();
    assertThat(tracing(1, false, false).request("POST", UNWANTED).isRecorded()).isTrue();
    assertThat(tracing(0, true, false).request("POST", WANTED).isRecorded()).isTrue();
    var refused = tracing(0, false, false).request("POST", WANTED);
    assertThat(refused.traceparent()).as("whoever comes next is told so").isEqualTo(UNWANTED);
  }

  @Test
  void samplingDecidesForRequestsWithoutATrace() {
    assertThat(tracing(0, true, false).request("POST", null)).isSameAs(Step.NOTHING);
    var request = tracing(1, true, false).request("POST", null);
    assertThat(request.isRecorded()).isTrue();
    assertThat(tracing(0, true, false).step("send", request.traceparent()).isRecorded()).isTrue();
  }

  @Test
  void partsBelongToWhatTheThreadIsDoing() {
    var tracing = tracing(0, true, false);
    assertThat(tracing.part("call", SpanKind.CLIENT)).isSameAs(Step.NOTHING);
    try (var work = tracing.step("work", WANTED)) {
      work.during(() -> {
        tracing.part("call", SpanKind.CLIENT).close();
        return true;
      });
    }
    assertThat(spans).extracting(SpanData::getName).containsExactly("call", "work");
    assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
  }

  @Test
  void providersAreToldOnlyIfConfigured() {
    for (var told : List.of(true, false)) {
      var tracing = tracing(0, true, told);
      var step = tracing.step("call", WANTED);
      assertThat(step.during(() -> tracing.forProvider() != null)).isEqualTo(told);
      assertThat(tracing.forProvider()).as("outside of a step").isNull();
    }
  }

  @Test
  void whatIsOverIsShownWithItsLength() {
    var tracing = tracing(0, true, false);
    var began = System.nanoTime();
    tracing.past("wait", WANTED, Duration.ofSeconds(3));
    var took = System.nanoTime() - began;
    assertThat(spans)
        .singleElement()
        .satisfies(it ->
            assertThat(it.getEndEpochNanos() - it.getStartEpochNanos())
                .isBetween(2_900_000_000L, 3_100_000_000L + took));
  }

  private Tracing tracing(double sampling, boolean followCaller, boolean toProvider) {
    var tracer =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
            .build()
            .get("test");
    return new Tracing(tracer, sampling, followCaller, toProvider);
  }

  private final class Kept implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      spans.addAll(ended);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
