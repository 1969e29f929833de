package com.moviemind.worker.ledger.finish;

import com.moviemind.schemas.Ids;
import com.moviemind.worker.content.NewText;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.Finish.GivenUp;
import com.moviemind.worker.ledger.Finish.PutBack;
import com.moviemind.worker.ledger.Finish.Written;
import com.moviemind.worker.ledger.WorkItem;
import com.moviemind.worker.ledger.finish.RunningItems.Account;
import com.moviemind.worker.ledger.jobs.WaitingJob;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An item that leaves the live tables, for good.
 *
 * @param spentMicros price of all its attempts
 * @param text null when it was given up
 */
record Ending(
    Finish finish,
    Account account,
    List<WaitingJob> jobs,
    long spentMicros,
    @Nullable NewText text) {

  static Ending of(Finish finish, Account account, List<WaitingJob> jobs) {
    var claim = finish.claim();
    var spent = account.spentMicros() + finish.attempt().chargedMicros(claim.reservedMicros());
    return new Ending(finish, account, jobs, spent, text(finish, spent));
  }

  private static @Nullable NewText text(Finish finish, long spentMicros) {
    var claim = finish.claim();
    return switch (finish) {
      case Written it ->
          new NewText(
              Ids.next(),
              claim.item().id(),
              claim.item().subject(),
              it.text(),
              it.passport(),
              spentMicros,
              claim.attempt());
      case GivenUp _, PutBack _ -> null;
    };
  }

  WorkItem item() {
    return finish.claim().item();
  }

  int attempts() {
    return finish.claim().attempt();
  }

  String outcome() {
    return text == null ? "FAILED" : "DONE";
  }

  @Nullable UUID textId() {
    return text == null ? null : text.id();
  }

  @Nullable String reason() {
    return finish instanceof GivenUp it ? it.reason() : null;
  }

  @Nullable String message() {
    return finish instanceof GivenUp it ? it.message() : null;
  }

  /** Ids of its jobs, joined by commas. */
  String jobIds() {
    return jobs.stream().map(it -> it.jobId().toString()).collect(Collectors.joining(","));
  }
}
