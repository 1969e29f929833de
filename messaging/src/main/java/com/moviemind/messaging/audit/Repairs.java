package com.moviemind.messaging.audit;

import com.moviemind.messaging.audit.AuditRecord.Cause;
import com.moviemind.messaging.audit.AuditRecord.What;
import com.moviemind.schemas.audit.Question;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mends what an operator ordered, a subject a transaction: under the lock the question is asked
 * again, the change is made, and it is asked once more. What is not so any more, or would not be
 * mended, is refused. An order is carried out once for each subject, however often it comes.
 */
public final class Repairs {

  /** What is done beside the change, in its transaction. */
  @FunctionalInterface
  public interface Beside {

    Beside NOTHING = _ -> {};

    void change(String subject);
  }

  /** What became of it. */
  public record Outcome(String subject, What what, String detail) {}

  private static final String BEFORE = "this order was carried out before";
  private static final String USELESS = "the repair would not have mended it";

  private final AuditProperties properties;
  private final TransactionTemplate transaction;
  private final Asking asking;
  private final FindingTable findings;
  private final AuditRecord events;

  public Repairs(
      AuditedSchema schema,
      AuditProperties properties,
      TransactionTemplate transaction,
      JdbcTemplate jdbc) {
    this.properties = properties;
    this.transaction = transaction;
    this.asking = new Asking(jdbc);
    this.events = new AuditRecord(jdbc, schema.name());
    this.findings = new FindingTable(jdbc, events, schema.name(), properties.grace());
  }

  /** Mends one subject. */
  public Outcome mend(Question question, String subject, Cause cause, Beside beside) {
    var outcome =
        transaction.execute(status -> {
          if (events.isDecided(question.kind(), subject, cause)) {
            return new Outcome(subject, What.REFUSED, BEFORE);
          }
          var found = lockedAndFound(question, subject);
          if (found.isEmpty() || found.getFirst().waits()) {
            return refuse(question, subject, cause, found);
          }
          var mending = question.mending();
          if (mending == null) {
            return told(What.REFUSED, question, subject, "no command mends this", cause);
          }
          beside.change(subject);
          asking.change(mending.change(), subject);
          if (!asking.among(question, List.of(subject)).isEmpty()) {
            status.setRollbackOnly();
            return new Outcome(subject, What.REFUSED, USELESS);
          }
          findings.end(question.kind(), subject);
          var change = Objects.requireNonNullElse(found.getFirst().repair(), "mended");
          return told(What.REPAIRED, question, subject, change, cause);
        });
    var useless = Objects.requireNonNull(outcome).detail().equals(USELESS);
    return useless
        ? Objects.requireNonNull(
            transaction.execute(_ -> told(What.REFUSED, question, subject, USELESS, cause)))
        : outcome;
  }

  /**
   * Decides about a subject of which this process has no question, in a transaction and once.
   *
   * @param deciding what became of it
   */
  public Outcome decide(String kind, String subject, Cause cause, Supplier<Outcome> deciding) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          if (events.isDecided(kind, subject, cause)) {
            return new Outcome(subject, What.REFUSED, BEFORE);
          }
          var outcome = deciding.get();
          events.tell(outcome.what(), kind, subject, outcome.detail(), cause);
          return outcome;
        }));
  }

  /** Lets one subject no longer count, for as long as it lasts. */
  public Outcome accept(Question question, String subject, Cause cause) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          if (events.isDecided(question.kind(), subject, cause)) {
            return new Outcome(subject, What.REFUSED, BEFORE);
          }
          var found = lockedAndFound(question, subject);
          if (found.isEmpty()) {
            return refuse(question, subject, cause, found);
          }
          findings.accept(question, found.getFirst());
          return told(What.ACCEPTED, question, subject, found.getFirst().detail(), cause);
        }));
  }

  private List<Found> lockedAndFound(Question question, String subject) {
    asking.prepare(question, properties.statementTimeout());
    var mending = question.mending();
    if (mending != null && mending.lock() != null) {
      asking.lock(mending.lock(), subject);
    }
    return asking.among(question, List.of(subject));
  }

  private Outcome refuse(Question question, String subject, Cause cause, List<Found> found) {
    if (!found.isEmpty()) {
      return told(What.REFUSED, question, subject, "it is still under way", cause);
    }
    findings.end(question.kind(), subject);
    return told(What.REFUSED, question, subject, "it is not so any more", cause);
  }

  private Outcome told(What what, Question question, String subject, String detail, Cause cause) {
    events.tell(what, question.kind(), subject, detail, cause);
    return new Outcome(subject, what, detail);
  }
}
