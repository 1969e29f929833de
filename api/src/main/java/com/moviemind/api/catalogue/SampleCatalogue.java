package com.moviemind.api.catalogue;

import com.moviemind.api.catalogue.imports.ImportInProgress;
import com.moviemind.api.catalogue.imports.ImportReport.Status;
import com.moviemind.api.catalogue.imports.Imports;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Fills an empty catalogue once. A runner, so that the process is not ready before the sample is
 * there; while the database is away it waits.
 */
@Component
class SampleCatalogue implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(SampleCatalogue.class);
  private static final String FILE = "catalogue/sample.ndjson";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final CatalogueProperties properties;
  private final Imports imports;

  SampleCatalogue(CatalogueProperties properties, Imports imports) {
    this.properties = properties;
    this.imports = imports;
  }

  @Override
  public void run(ApplicationArguments args) throws IOException, InterruptedException {
    if (!properties.sample()) {
      return;
    }
    while (!loadedOrNotNeeded()) {
      Thread.sleep(PAUSE);
    }
  }

  private boolean loadedOrNotNeeded() throws IOException {
    try (var file = new ClassPathResource(FILE).getInputStream()) {
      if (!imports.catalogueIsEmpty()) {
        return true;
      }
      var report = imports.run("sample", file, _ -> {});
      if (report.status() != Status.DONE) {
        throw new IllegalStateException("the sample catalogue is broken: " + report.failure());
      }
      log.info(
          "Loaded the sample catalogue: {} lines, {} people",
          report.lines(),
          report.peopleCreated());
      return true;
    } catch (ImportInProgress _) {
      log.info("Another instance is importing; looking again in {} s", PAUSE.toSeconds());
    } catch (CannotCreateTransactionException
        | DataAccessResourceFailureException
        | TransientDataAccessException e) {
      log.info(
          "The database is away ({}); the sample waits, trying again in {} s",
          e.getClass().getSimpleName(),
          PAUSE.toSeconds());
    }
    return false;
  }
}
