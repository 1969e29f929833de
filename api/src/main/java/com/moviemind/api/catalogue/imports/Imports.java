package com.moviemind.api.catalogue.imports;

import com.moviemind.api.catalogue.CatalogueChanged;
import com.moviemind.api.catalogue.imports.ImportRegister.Reject;
import com.moviemind.api.catalogue.imports.ImportReport.Status;
import com.moviemind.schemas.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs imports, one at a time in the whole installation. An import is one transaction: either the
 * whole file counts, or nothing of it.
 */
@Component
public class Imports {

  private static final Logger log = LoggerFactory.getLogger(Imports.class);

  /** A line that was left out. */
  public record RejectedLine(long line, String reason, String excerpt) {}

  private final JdbcClient jdbc;
  private final ImportRun run;
  private final ImportRegister register;
  private final ApplicationEventPublisher events;
  private final Transactions transactions;
  private final Clock clock;

  /** The import's own transaction, and short ones beside it, by which others see how it goes. */
  private record Transactions(TransactionTemplate whole, TransactionTemplate beside) {}

  Imports(
      JdbcClient jdbc,
      ImportRun run,
      ImportRegister register,
      ApplicationEventPublisher events,
      PlatformTransactionManager manager,
      Clock clock) {
    this.jdbc = jdbc;
    this.run = run;
    this.register = register;
    this.events = events;
    var beside = new TransactionTemplate(manager);
    beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.transactions = new Transactions(new TransactionTemplate(manager), beside);
    this.clock = clock;
  }

  /**
   * Imports a stream of lines, plain or gzip.
   *
   * @param source what is imported, for the report
   * @param progress hears of the import twice a second
   * @throws ImportInProgress when another import is running; nothing was read then
   */
  public ImportReport run(String source, InputStream lines, Consumer<ImportReport> progress) {
    var tally =
        new Tally(
            Ids.next(),
            source,
            clock,
            report -> {
              transactions.beside().executeWithoutResult(_ -> register.write(report));
              progress.accept(report);
            });
    try {
      var report =
          transactions
              .whole()
              .execute(_ -> {
                lock();
                transactions
                    .beside()
                    .executeWithoutResult(_ -> register.open(tally.report(Status.RUNNING, null)));
                run.run(lines, tally);
                var done = tally.report(Status.DONE, null);
                register.write(done);
                return done;
              });
      events.publishEvent(new CatalogueChanged());
      log.info("Import {} of {} is done: {}", tally.id(), source, report);
      return report;
    } catch (UncheckedIOException e) {
      return failed(tally, "The stream broke off or is no valid gzip: " + reason(e.getCause()), e);
    } catch (ImportInProgress e) {
      throw e;
    } catch (RuntimeException e) {
      try {
        failed(tally, "The server could not finish it.", e);
      } catch (DataAccessException | TransactionException away) {
        e.addSuppressed(away);
      }
      throw e;
    }
  }

  /** Null for an unknown or forgotten import. */
  public @Nullable ImportReport find(UUID id) {
    return register.find(id);
  }

  /** The last imports, the newest first. */
  public List<ImportReport> newest(int count) {
    return register.newest(count);
  }

  /** Hands over an import's rejected lines in the order of the file. */
  public void rejects(UUID id, Consumer<RejectedLine> reader) {
    register.rejects(
        id, (Reject it) -> reader.accept(new RejectedLine(it.line(), it.reason(), it.excerpt())));
  }

  public boolean catalogueIsEmpty() {
    return jdbc.sql("select not exists (select 1 from api.title)").query(Boolean.class).single();
  }

  private ImportReport failed(Tally tally, String failure, Exception cause) {
    log.warn("Import {} failed, nothing of it was kept: {}", tally.id(), failure, cause);
    var report = tally.report(Status.FAILED, failure);
    transactions.beside().executeWithoutResult(_ -> register.write(report));
    return report;
  }

  private void lock() {
    boolean free =
        jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('api.catalogue_import', 0))")
            .query(Boolean.class)
            .single();
    if (!free) {
      throw new ImportInProgress();
    }
  }

  private static String reason(@Nullable IOException e) {
    return e == null || e.getMessage() == null ? "it ended early" : e.getMessage();
  }
}
