package com.moviemind.messaging.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What was found, mended and accepted, by whom and when; appended in the caller's transaction, and
 * never changed. A log line says the same.
 */
public final class AuditRecord {

  /** What the audit itself finds. */
  public static final String SELF = "self-audit";

  private static final Logger log = LoggerFactory.getLogger(AuditRecord.class);

  /** What happened. */
  public enum What {
    /** It does not hold, since now. */
    FOUND,
    /** It holds again. */
    ENDED,
    /** An operator wants it mended or accepted. */
    ORDERED,
    /** It was mended. */
    REPAIRED,
    /** It was not mended; the detail says why. */
    REFUSED,
    /** An operator knows of it, and it no longer counts. */
    ACCEPTED
  }

  /**
   * Who ordered something.
   *
   * @param by tenant id/key id
   */
  public record Cause(String by, @Nullable UUID order) {}

  private static final Cause OURSELVES = new Cause(SELF, null);

  private final JdbcTemplate jdbc;
  private final String schema;

  public AuditRecord(JdbcTemplate jdbc, String schema) {
    this.jdbc = jdbc;
    this.schema = schema;
  }

  void tell(What what, String kind, String subject, String detail) {
    tell(what, kind, subject, detail, OURSELVES);
  }

  /** Writes down what happened because of an order. */
  public void tell(What what, String kind, String subject, String detail, Cause cause) {
    jdbc.update(
        """
        insert into %s.audit_event (what, kind, subject, detail, who, order_id) values (?, ?, ?, ?, ?, ?)
        """
            .formatted(schema),
        what.name(),
        kind,
        subject,
        detail,
        cause.by(),
        cause.order());
    var line =
        log.atLevel(what == What.FOUND ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.INFO);
    line.addKeyValue("audit", what.name())
        .addKeyValue("kind", kind)
        .addKeyValue("subject", subject)
        .addKeyValue("who", cause.by())
        .log("Audit: {} {} {}: {} ({})", what, kind, subject, detail, cause.by());
  }

  /** Whether this order was carried out for this finding, one way or the other. */
  boolean isDecided(String kind, String subject, Cause cause) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            """
            select exists (select from %s.audit_event where order_id = ? and subject = ? and kind = ?
              and what in ('REPAIRED', 'REFUSED', 'ACCEPTED'))
            """
                .formatted(schema),
            Boolean.class,
            cause.order(),
            subject,
            kind));
  }
}
