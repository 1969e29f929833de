package com.moviemind.worker.provider;

import com.moviemind.messaging.telemetry.Step;
import com.moviemind.messaging.telemetry.Timers;
import com.moviemind.messaging.telemetry.Tracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Times every call by model and outcome, counts its tokens, and shows it in the job's trace. */
public final class ObservedProvider implements TextProvider {

  private record Labels(String model, String word) {}

  private final TextProvider provider;
  private final Tracing tracing;
  private final MeterRegistry meters;
  private final Map<Labels, Timer> calls = new ConcurrentHashMap<>();
  private final Map<Labels, Counter> tokens = new ConcurrentHashMap<>();

  public ObservedProvider(TextProvider provider, Tracing tracing, MeterRegistry meters) {
    this.provider = provider;
    this.tracing = tracing;
    this.meters = meters;
  }

  @Override
  public Answer answer(Call call) {
    var begun = System.nanoTime();
    try (var step = tracing.part("call", SpanKind.CLIENT)) {
      var answer = step.during(() -> provider.answer(call));
      var outcome = outcome(answer);
      calls
          .computeIfAbsent(new Labels(call.model(), outcome), this::timer)
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      var usage = usage(answer);
      if (usage != null) {
        count(call.model(), usage);
      }
      show(step, call, answer, usage);
      return answer;
    }
  }

  private void show(Step step, Call call, Answer answer, @Nullable Usage usage) {
    if (!step.isRecorded()) {
      return;
    }
    var _ =
        step.with("gen_ai.operation.name", "chat")
            .with("gen_ai.request.model", call.model())
            .with("moviemind.attempt_id", call.attemptId().toString());
    if (usage != null) {
      var _ =
          step.with("gen_ai.usage.input_tokens", usage.input())
              .with("gen_ai.usage.output_tokens", usage.output());
    }
    if (!(answer instanceof Answer.Text)) {
      var _ = step.failed(outcome(answer));
    }
  }

  private void count(String model, Usage usage) {
    token(model, "input").increment((double) usage.input() - usage.cachedInput());
    token(model, "cached_input").increment((double) usage.cachedInput());
    token(model, "output").increment((double) usage.output());
  }

  private Counter token(String model, String kind) {
    return tokens.computeIfAbsent(new Labels(model, kind), this::counter);
  }

  private Timer timer(Labels it) {
    return Timers.timer("moviemind.provider.call", "Time that a model call takes")
        .tag("model", it.model())
        .tag("outcome", it.word())
        .register(meters);
  }

  private Counter counter(Labels it) {
    return Counter.builder("moviemind.provider.tokens")
        .description("Tokens that calls used, as the provider counts them")
        .tag("model", it.model())
        .tag("kind", it.word())
        .register(meters);
  }

  private static String outcome(Answer answer) {
    return switch (answer) {
      case Answer.Text _ -> "text";
      case Answer.TryLater it -> it.errorClass().name().toLowerCase(Locale.ROOT);
      case Answer.Refused it -> it.errorClass().name().toLowerCase(Locale.ROOT);
    };
  }

  private static @Nullable Usage usage(Answer answer) {
    return switch (answer) {
      case Answer.Text it -> it.usage();
      case Answer.TryLater it -> it.usage();
      case Answer.Refused it -> it.usage();
    };
  }
}
