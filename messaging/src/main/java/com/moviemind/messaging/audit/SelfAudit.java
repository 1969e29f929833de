package com.moviemind.messaging.audit;

import com.moviemind.messaging.audit.Progress.Turn;
import com.moviemind.messaging.lease.Lease;
import com.moviemind.messaging.lease.Leases;
import com.moviemind.schemas.audit.Question;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks every question of a schema once an interval, whichever replica holds the lease. A question
 * is a transaction with its row of progress locked, so that a holder who lost the lease in the
 * middle asks nothing twice.
 */
public final class SelfAudit implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(SelfAudit.class);

  /** Catching up leaves the rest for the next look. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final AuditedSchema schema;
  private final AuditProperties properties;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Lease lease;
  private final Asking asking;
  private final Progress progress;
  private final FindingTable findings;
  private final AuditMetrics metrics;
  private volatile @Nullable Thread thread;
  private boolean begun;

  public SelfAudit(
      AuditedSchema schema,
      AuditProperties properties,
      TransactionTemplate transaction,
      Leases leases,
      MeterRegistry meters,
      JdbcTemplate jdbc) {
    this.schema = schema;
    this.properties = properties;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.lease = leases.named("self-audit");
    this.asking = new Asking(jdbc);
    this.progress = new Progress(jdbc, schema.name(), properties);
    this.findings =
        new FindingTable(
            jdbc, new AuditRecord(jdbc, schema.name()), schema.name(), properties.grace());
    this.metrics = new AuditMetrics(jdbc, schema, meters);
  }

  /** Asks what is due, if this process holds the lease; answers the kinds it asked. */
  public synchronized List<String> look() {
    var asked = new ArrayList<String>();
    if (!lease.held()) {
      return asked;
    }
    if (!begun) {
      schema.questions().forEach(progress::begin);
      begun = true;
    }
    for (var question : schema.questions()) {
      if (lease.held() && askAll(question)) {
        asked.add(question.kind());
      }
    }
    return asked;
  }

  private boolean askAll(Question question) {
    var start = System.nanoTime();
    var asked = false;
    try {
      @Nullable Turn turn;
      do {
        turn = transaction.execute(_ -> ask(question));
        asked |= turn != null;
      } while (turn != null && turn.more() && System.nanoTime() - start < LONGEST.toNanos());
    } catch (QueryTimeoutException e) {
      log.warn(
          "Question {} of the self-audit took longer than {}, it looks at less the next time",
          question.kind(),
          properties.statementTimeout());
      progress.cut(question);
    }
    if (asked) {
      metrics.took(question.kind(), System.nanoTime() - start);
    }
    return asked;
  }

  private @Nullable Turn ask(Question question) {
    var turn = progress.take(question);
    if (turn == null) {
      return null;
    }
    asking.prepare(question, properties.statementTimeout());
    var known = findings.of(question);
    findings.become(question, known, found(question, turn, known));
    progress.done(question, turn);
    return turn;
  }

  /** What is true now of what is new, and of what was seen before. */
  private List<Found> found(Question question, Turn turn, Map<String, FindingTable.Known> known) {
    return switch (question.span()) {
      case WHOLE -> asking.between(question, turn.from(), turn.to());
      case SUMS -> summed(question, known);
      case TIME, LOG -> {
        var seen = new LinkedHashSet<>(known.keySet());
        var found = new ArrayList<Found>();
        if (!turn.isEmpty()) {
          asking.between(question, turn.from(), turn.to()).stream()
              .filter(it -> !seen.contains(it.subject()))
              .forEach(found::add);
        }
        found.addAll(asking.among(question, seen));
        yield distinct(found);
      }
    };
  }

  /** Sums that were kept are believed only where they agree. */
  private List<Found> summed(Question question, Map<String, FindingTable.Known> known) {
    var sums = schema.sums();
    if (sums != null) {
      jdbc.update(sums.keep());
    }
    var seen = new LinkedHashSet<>(known.keySet());
    asking.between(question, "", "").forEach(it -> seen.add(it.subject()));
    var found = asking.among(question, seen);
    if (sums != null && found.size() < seen.size()) {
      jdbc.update(sums.forget());
    }
    return found;
  }

  private static List<Found> distinct(List<Found> found) {
    var seen = new LinkedHashSet<String>();
    return found.stream().filter(it -> seen.add(it.subject())).toList();
  }

  @Override
  public void start() {
    var loop = Thread.ofVirtual().name("self-audit").unstarted(this::lookUntilStopped);
    thread = loop;
    loop.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void lookUntilStopped() {
    var isInTrouble = false;
    while (isRunning()) {
      try {
        look();
        metrics.refresh();
        isInTrouble = false;
      } catch (RuntimeException e) {
        if (!isInTrouble && isRunning()) {
          log.warn(
              "The self-audit has to wait, tried again every {}: {}",
              properties.interval(),
              e.toString());
        }
        isInTrouble = true;
      }
      try {
        Thread.sleep(properties.interval());
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  /** What the metric says; for whoever does not wait for the next interval. */
  public void refresh() {
    metrics.refresh();
  }
}
