package com.moviemind.messaging.batch;

import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;

/** Tells data that the database will never take from data that it cannot take yet. */
public final class RejectedData {

  private static final String CHECK_VIOLATION = "23514";

  private RejectedData() {}

  /** Whether the same data would be refused again, whenever it is tried. */
  public static boolean is(DataAccessException trouble) {
    return trouble instanceof DataIntegrityViolationException && !lacksPartition(trouble);
  }

  /** A row whose partition is not made yet breaks a check too, but one without a name. */
  private static boolean lacksPartition(DataAccessException trouble) {
    return trouble.getMostSpecificCause() instanceof PSQLException it
        && CHECK_VIOLATION.equals(it.getSQLState())
        && (it.getServerErrorMessage() == null
            || it.getServerErrorMessage().getConstraint() == null);
  }
}
