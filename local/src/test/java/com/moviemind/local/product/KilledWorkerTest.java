package com.moviemind.local.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Workers that end in the middle of their calls, at once or when asked. */
class KilledWorkerTest {

  private static final String OF_PROCESS = " like ? || '-%'";

  private final Product product = Product.running();
  private final StandIn standIn = product.standIn();
  private final Ledger ledger = product.ledger();

  @Test
  void killedWorkersRepeatOnlyWhatWasInFlight() {
    standIn.takes(1_000);
    var load = Load.start(product.client());
    standIn.awaitInFlight(Product.CONCURRENCY / 2);

    product.workers().forEach(Victim::kill);
    // A commit that PostgreSQL had received is made all the same.
    ledger.awaitNobodyOf("moviemind_worker");
    var inFlight = ledger.openAttempts();
    load.awaitAccepted(10);
    standIn.takes(0);
    var jobs = load.finish().keySet();

    product.invariants().holdForDone(jobs);
    assertThat(inFlight).isPositive();
    assertThat(lost(jobs)).as("calls that nobody can account for").isEqualTo(inFlight);
    assertRepeatedAtMost(inFlight);
  }

  @Test
  void workerThatIsAskedToStopFinishesItsCalls() {
    standIn.takes(1_000);
    var load = Load.start(product.client());
    standIn.awaitInFlight(Product.CONCURRENCY / 2);

    var worker = busiest();
    var lostBefore = lostBy(worker);
    stop(worker);
    var jobs = load.finish().keySet();

    product.invariants().holdForDone(jobs);
    assertThat(lostBy(worker) - lostBefore).as("calls it broke off").isZero();
    assertRepeatedAtMost(0);
  }

  @Test
  void workerThatIsAskedToStopReturnsWhatItCannotFinish() {
    standIn.takes(12_000);
    var load = Load.start(product.client());
    standIn.awaitInFlight(Product.CONCURRENCY);

    var worker = busiest();
    var lostBefore = lostBy(worker);
    stop(worker);
    var returned = lostBy(worker) - lostBefore;
    standIn.takes(0);
    var jobs = load.finish().keySet();

    product.invariants().holdForDone(jobs);
    assertThat(returned).as("calls it broke off").isPositive();
    assertRepeatedAtMost(returned);
    assertThat(standIn.callsByWork().values()).as("calls made by another worker").contains(2);
  }

  private void stop(Victim worker) {
    worker.terminate();
    worker.awaitEnd();
    var pid = Long.toString(worker.pid());
    assertThat(
            ledger.count(
                "select count(*) from worker.work_item where lease_owner" + OF_PROCESS, pid))
        .as("items it still holds")
        .isZero();
    assertThat(
            ledger.count(
                "select count(*) from worker.attempt where state = 'OPEN' and instance"
                    + OF_PROCESS,
                pid))
        .as("attempts it left open")
        .isZero();
  }

  /** They share one limit: the other may have nothing in flight. */
  private Victim busiest() {
    return product.workers().stream()
        .max(
            Comparator.comparingLong(it ->
                ledger.count(
                    "select count(*) from worker.work_item where lease_owner" + OF_PROCESS,
                    Long.toString(it.pid()))))
        .orElseThrow();
  }

  /** In all its life: tests share the workers, and one that was paused has lost calls before. */
  private long lostBy(Victim worker) {
    return ledger.count(
        "select count(*) from worker.attempt where state = 'LOST' and instance" + OF_PROCESS,
        Long.toString(worker.pid()));
  }

  private long lost(Set<UUID> jobs) {
    return ledger.count(
        "select count(*) from worker.attempt a join worker.finished_item i on i.id = a.item_id"
            + " where a.state = 'LOST' and i.job_ids && ?",
        jobs);
  }

  private void assertRepeatedAtMost(long most) {
    var calls = standIn.callsByWork();
    var repeated = calls.values().stream().filter(it -> it > 1).count();
    System.out.printf("  | %d calls in flight, %d of them repeated%n", most, repeated);
    assertThat(calls.values()).as("calls of one work").allMatch(it -> it <= 2);
    assertThat(repeated).as("repeated calls").isLessThanOrEqualTo(most);
  }
}
