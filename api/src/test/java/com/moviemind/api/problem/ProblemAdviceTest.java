package com.moviemind.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class ProblemAdviceTest {

  /** As they were met when PostgreSQL was killed under load. */
  static Stream<Exception> ofDatabaseThatIsAway() {
    var ended = new SQLException("FATAL: terminating connection", "57P01");
    return Stream.of(
        new DataAccessResourceFailureException("no connection"),
        new CannotCreateTransactionException("no connection", new SQLException("timed out")),
        new TransactionSystemException("JDBC rollback failed", new SQLException("closed")),
        new JpaSystemException(new RuntimeException("cannot extract", ended)),
        new UncategorizedSQLException("query", null, new SQLException("I/O error", "08006")));
  }

  @ParameterizedTest
  @MethodSource("ofDatabaseThatIsAway")
  void databaseThatIsAwayIsNoFaultOfTheProgram(Exception e) {
    assertThat(ProblemAdvice.saysThatTheDatabaseIsAway(e)).isTrue();
  }

  @Test
  void refusedStatementIs() {
    var wrong = new SQLException("relation does not exist", "42P01");
    assertThat(
            Stream.of(
                new IllegalStateException("a bug"),
                new DataIntegrityViolationException("twice", new SQLException("twice", "23505")),
                new UncategorizedSQLException("query", null, wrong)))
        .noneMatch(ProblemAdvice::saysThatTheDatabaseIsAway);
  }
}
