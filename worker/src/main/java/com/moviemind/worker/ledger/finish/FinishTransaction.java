package com.moviemind.worker.ledger.finish;

import static java.util.Objects.requireNonNull;

import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.worker.content.Texts;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.Finish.GivenUp;
import com.moviemind.worker.ledger.Finish.PutBack;
import com.moviemind.worker.ledger.Finish.Written;
import com.moviemind.worker.ledger.jobs.Announcements;
import com.moviemind.worker.ledger.jobs.WaitingJob;
import com.moviemind.worker.ledger.jobs.WaitingJobs;
import com.moviemind.worker.money.Budgets;
import com.moviemind.worker.quarantine.Quarantine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many finishes in one transaction: texts, attempts, history and news, or nothing of it. */
public final class FinishTransaction {

  private final RunningItems running;
  private final Attempts attempts;
  private final WaitingJobs waiting;
  private final FinishedItems history;
  private final Quarantine quarantine;
  private final Texts texts;
  private final Budgets budgets;
  private final Outbox outbox;
  private final Announcements announcements;

  public FinishTransaction(
      JdbcTemplate jdbc,
      Texts texts,
      Quarantine quarantine,
      Budgets budgets,
      Outbox outbox,
      Announcements announcements) {
    this.running = new RunningItems(jdbc);
    this.attempts = new Attempts(jdbc);
    this.waiting = new WaitingJobs(jdbc);
    this.history = new FinishedItems(jdbc);
    this.quarantine = quarantine;
    this.texts = texts;
    this.budgets = budgets;
    this.outbox = outbox;
    this.announcements = announcements;
  }

  /** Answers for each finish, in their order, whether its claim still held. */
  public List<Boolean> commit(List<Finish> finishes) {
    var accounts = running.lock(finishes);
    var differences = attempts.settle(finishes);
    var accepted = finishes.stream().filter(it -> accounts.containsKey(item(it))).toList();
    running.putBack(
        accepted.stream().filter(PutBack.class::isInstance).map(PutBack.class::cast).toList());
    var last = accepted.stream().filter(it -> !(it instanceof PutBack)).toList();
    var jobs = waiting.takeOut(last.stream().map(FinishTransaction::item).toList());
    end(
        last.stream()
            .map(it ->
                Ending.of(
                    it,
                    requireNonNull(accounts.get(item(it))),
                    jobs.getOrDefault(item(it), List.of())))
            .toList());
    // last, because the installation's account is everybody's
    budgets.giveBack(differences);
    return finishes.stream().map(it -> accounts.containsKey(item(it))).toList();
  }

  private void end(List<Ending> endings) {
    if (endings.isEmpty()) {
      return;
    }
    var now = endings.getFirst().account().now();
    var versions =
        texts.store(endings.stream().map(Ending::text).filter(Objects::nonNull).toList());
    quarantine.keep(endings.stream().flatMap(it -> Hopeless.of(it).stream()).toList());
    history.move(endings, now);
    outbox.append(endings.stream().flatMap(it -> news(it, versions, now)).toList());
  }

  private Stream<OutboundEvent> news(Ending ending, Map<UUID, Integer> versions, Instant now) {
    return ending.jobs().stream()
        .map(it -> announcements.traces().ended(it, ending.finish().claim()))
        .flatMap(job ->
            switch (ending.finish()) {
              case Written _ -> Stream.of(completed(job, ending, versions, now));
              case GivenUp it ->
                  Stream.of(announcements.failed(job, it, ending.spentMicros(), now));
              case PutBack _ -> Stream.<OutboundEvent>empty();
            });
  }

  private OutboundEvent completed(
      WaitingJob job, Ending ending, Map<UUID, Integer> versions, Instant now) {
    var text = requireNonNull(ending.text());
    var version = requireNonNull(versions.get(text.id()));
    return announcements.completed(job, text, version, now);
  }

  private static UUID item(Finish finish) {
    return finish.claim().item().id();
  }
}
