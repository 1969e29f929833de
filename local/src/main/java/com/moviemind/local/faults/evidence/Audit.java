package com.moviemind.local.faults.evidence;

import com.moviemind.local.faults.evidence.Evidence.Finding;
import com.moviemind.schemas.audit.ApiQuestions;
import com.moviemind.schemas.audit.Question;
import com.moviemind.schemas.audit.WorkerQuestions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The questions of the self-audit, asked from outside; and what the audit itself says. */
public final class Audit {

  private final Database database;

  public Audit(Database database) {
    this.database = database;
  }

  /** Whether both sides have asked everything since so many seconds; budgets they ask seldom. */
  public boolean hasAskedWithin(double seconds) {
    try {
      return database
          .rows(
              """
              select coalesce(bool_and(checked_at > clock_timestamp() - %s * interval '1 s'), false)
              from (select kind, checked_at from api.audit_progress
                union all select kind, checked_at from worker.audit_progress) it
              where kind <> 'budget-unlike-ledger'
              """
                  .formatted(seconds),
              it -> it.getBoolean(1))
          .getFirst();
    } catch (SQLException away) {
      return false;
    }
  }

  /** What is wrong now, and what the audit told of in the last seconds, true or not. */
  List<Finding> findings(double seconds) throws SQLException {
    var found = new ArrayList<Finding>();
    for (var it : Stream.concat(ApiQuestions.ALL.stream(), WorkerQuestions.ALL.stream()).toList()) {
      found.addAll(fromOutside(it));
    }
    for (var schema : List.of("api", "worker")) {
      found.addAll(told(schema, seconds));
    }
    return found;
  }

  private List<Finding> fromOutside(Question question) throws SQLException {
    return database.rows(
        question.ofEverything(),
        it ->
            new Finding(
                "outside", question.kind(), it.getString("subject"), it.getString("detail")));
  }

  /** Suspicions too: at rest there is nothing to suspect. */
  private List<Finding> told(String schema, double seconds) throws SQLException {
    return database.rows(
        """
        select kind, subject, state || ': ' || detail as detail from %s.audit_finding
        union
        select kind, subject, 'FOUND: ' || detail from %s.audit_event
        where what = 'FOUND' and at > clock_timestamp() - %s * interval '1 s'
        """
            .formatted(schema, schema, seconds),
        it -> new Finding(schema, it.getString(1), it.getString(2), it.getString(3)));
  }
}
