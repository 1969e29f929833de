package com.moviemind.worker.execution;

import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.ledger.WorkItem;
import com.moviemind.worker.money.Quote;
import com.moviemind.worker.prompt.RenderedPrompt;
import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.RateLimits;
import com.moviemind.worker.provider.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What stories of the execution are about. */
final class ExecutionStory {

  static final long RESERVED = 9_000;
  static final Usage USAGE = new Usage(1_000, 0, 100);
  static final RenderedPrompt PROMPT =
      new RenderedPrompt("movie/1", "Write.", "{}", "hash", "facts", List.of("title"));

  private ExecutionStory() {}

  static Claim aClaim(int attempt) {
    return aClaim(attempt, "{\"title\":\"A film\"}");
  }

  static Claim aClaim(int attempt, String facts) {
    return new Claim(
        new WorkItem(
            UUID.randomUUID(),
            new Subject("MOVIE", UUID.randomUUID(), "en-US", "DEFAULT", 1),
            Lane.BATCH,
            UUID.randomUUID(),
            facts,
            facts.length()),
        UUID.randomUUID(),
        attempt,
        attempt,
        new Quote("a-model", "2026", RESERVED),
        Instant.EPOCH,
        Duration.ZERO,
        System.nanoTime() + Duration.ofMinutes(1).toNanos());
  }

  static Answer aText(String text) {
    return new Answer.Text(text, USAGE, "a-model", 12, RateLimits.UNKNOWN);
  }
}
