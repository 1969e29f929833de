package com.moviemind.api.generation.web;

import com.moviemind.api.generation.Preview;
import com.moviemind.api.generation.Previews;
import com.moviemind.api.generation.Submission;
import com.moviemind.api.generation.web.QuoteResponse.Hold;
import com.moviemind.api.generation.web.QuoteResponse.Result;
import com.moviemind.api.generation.web.QuoteResponse.StyleQuote;
import com.moviemind.api.limits.GenerationAllowance;
import com.moviemind.api.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The answer to a client that wants to know before it buys. */
@Component
class QuoteAnswer {

  private final Previews previews;
  private final Clock clock;

  QuoteAnswer(Previews previews, Clock clock) {
    this.previews = previews;
    this.clock = clock;
  }

  /** Whether it does; any other word than true or false might buy what was only to be priced. */
  static boolean isWanted(@Nullable String dryRun) {
    if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
      throw Problem.invalidParameter("dry_run", "This can be true or false, or left out.")
          .exception();
    }
    return "true".equals(dryRun);
  }

  QuoteResponse of(Submission asked, GenerationAllowance allowance) {
    var now = clock.instant();
    var refused = refusal(asked, allowance, now);
    var found = previews.of(asked);
    return QuoteResponse.of(
        found,
        asked.facts(),
        asked.locale(),
        asked.lane().word(),
        found.stream().map(it -> style(it, refused == null ? hold(it) : refused, now)).toList());
  }

  private static @Nullable Hold refusal(
      Submission asked, GenerationAllowance allowance, Instant now) {
    var left = allowance.left();
    return left >= asked.contextTags().size()
        ? null
        : new Hold(
            "MONTHLY_QUOTA",
            "The plan has %d generations left this month.".formatted(left),
            now.plus(allowance.untilReset()));
  }

  private static @Nullable Hold hold(Preview preview) {
    var shortage = preview.shortage();
    if (shortage != null) {
      return new Hold(
          "BUDGET",
          "The budget (%s, %s) has no room for it.".formatted(shortage.whose(), shortage.period()),
          shortage.until());
    }
    var waiting = preview.outlook().waiting();
    if (waiting == null) {
      return null;
    }
    return switch (waiting.reason()) {
      case BUDGET, WORKER_AWAY, BREAKER_OPEN, RATE_LIMIT, RETRY ->
          new Hold(waiting.reason().name(), waiting.message(), waiting.until());
      case NOT_TAKEN_IN, QUEUE, SLOTS_FULL, NEXT -> null;
    };
  }

  private static StyleQuote style(Preview preview, @Nullable Hold hold, Instant now) {
    var own = preview.ownJob();
    var text = preview.text();
    var bound = preview.bound();
    var waiting = preview.outlook().waiting();
    var start = waiting == null ? null : waiting.start();
    var finish = preview.outlook().finish();
    // when a budget begins anew nobody can say how soon its other work is done
    var isOpen = hold != null && hold.reason().equals("BUDGET");
    return new StyleQuote(
        preview.contextTag(),
        own != null ? Result.LIVE_JOB : preview.joins() ? Result.JOINS : Result.NEW,
        own == null ? null : own.id(),
        text == null ? null : text.id(),
        text == null ? null : text.version(),
        bound == null ? null : bound.model(),
        bound == null ? null : bound.priceVersion(),
        bound == null ? null : bound.promptVersion(),
        bound == null ? null : bound.inputTokens(),
        bound == null ? null : bound.outputTokens(),
        bound == null ? null : bound.callMicros(),
        bound == null ? null : bound.calls(),
        bound == null ? null : preview.micros(),
        start == null || isOpen ? null : ExpectedTime.of(start, now),
        finish == null || isOpen ? null : ExpectedTime.of(finish, now),
        hold);
  }
}
