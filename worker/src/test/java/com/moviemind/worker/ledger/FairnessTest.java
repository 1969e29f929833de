package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.moviemind.worker.ledger.fair.FairLease;
import com.moviemind.worker.ledger.fair.WaitingTenants;
import com.moviemind.worker.ledger.fair.WaitingTenants.Entry;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lanes and tenants share what can be called. */
class FairnessTest extends LedgerRoom {

  private final UUID big = UUID.randomUUID();
  private final UUID small = UUID.randomUUID();

  @BeforeEach
  void nothingWaits() {
    List.of("work_item", "work_item_job", "waiting_tenant")
        .forEach(it -> db.sql("delete from worker." + it).update());
  }

  @Test
  void tenantsShareByWeight() {
    arriveOf(big, Lane.BATCH, 1_000, 3);
    arriveOf(small, Lane.BATCH, 1_000, 1);

    var byTenant = claimedInTens(40);

    assertThat(byTenant.get(big)).isCloseTo(300, within(3L));
    assertThat(byTenant.get(small)).isCloseTo(100, within(3L));
  }

  @Test
  void hugeQueueOfOneTenantDoesNotHoldBackAnother() {
    arriveOf(big, Lane.BATCH, 2_000, 1);
    claimedInTens(20);
    arriveOf(small, Lane.BATCH, 30, 1);

    assertThat(claimedInTens(6).get(small)).isCloseTo(30, within(2L));
  }

  @Test
  void tenantThatWasAwaySavesNothingUp() {
    arriveOf(big, Lane.BATCH, 1_000, 1);
    arriveOf(small, Lane.BATCH, 10, 1);
    claimedInTens(60);
    arriveOf(small, Lane.BATCH, 300, 1);

    assertThat(claimedInTens(20).get(small)).isCloseTo(100, within(3L));
  }

  @Test
  void roomThatATenantCannotFillGoesToTheOthers() {
    arriveOf(big, Lane.BATCH, 100, 1);
    arriveOf(small, Lane.BATCH, 2, 100);

    assertThat(take(50, 50)).hasSize(50);
  }

  @Test
  void everyOneOfManyTenantsGetsItsTurn() {
    var tenants = IntStream.range(0, 100).mapToObj(_ -> UUID.randomUUID()).toList();
    arriveOf(big, Lane.BATCH, 500, 1);
    tenants.forEach(it -> arriveOf(it, Lane.BATCH, 2, 1));

    var byTenant = claimedInTens(11);

    assertThat(byTenant.keySet()).containsAll(tenants);
    assertThat(byTenant.get(big)).isLessThanOrEqualTo(2);
  }

  @Test
  void batchKeepsItsShareWhileInteractiveWorkNeverEnds() {
    arriveOf(big, Lane.INTERACTIVE, 1_000, 1);
    arriveOf(small, Lane.BATCH, 1_000, 1);

    var claims = IntStream.range(0, 50).boxed().flatMap(_ -> take(10, 9).stream()).toList();

    assertThat(claims.stream().filter(it -> it.item().lane() == Lane.BATCH).count())
        .as("a tenth of 500")
        .isCloseTo(50, within(2L));
  }

  @Test
  void urgentJobPullsItsItemIntoTheLaneOfTheUrgent() {
    var job = aJob();
    arriveOf(big, Lane.BATCH, 50, 1);
    arrive(job);
    arrive(aJobFor(job.subject()).in(Lane.INTERACTIVE));

    assertThat(take(1, 1)).extracting(it -> it.item().subject()).containsExactly(job.subject());
  }

  @Test
  void severalWorkersTogetherShareByWeight() {
    arriveOf(big, Lane.BATCH, 1_000, 4);
    arriveOf(small, Lane.BATCH, 1_000, 1);
    var others =
        List.of(new FairLease(jdbc, anInstance(), 0.1), new FairLease(jdbc, anInstance(), 0.1));

    var byTenant =
        IntStream.range(0, 20)
            .boxed()
            .flatMap(_ -> others.stream())
            .flatMap(it -> transaction.execute(_ -> it.take(new Vacancies(5, 5))).stream())
            .collect(Collectors.groupingBy(it -> it.item().tenantId(), Collectors.counting()));

    assertThat(byTenant.get(big)).isCloseTo(160, within(5L));
    assertThat(byTenant.get(small)).isCloseTo(40, within(5L));
  }

  @Test
  void tenantWithoutWorkIsStruckOutAndOneWithWorkIsNot() {
    arriveOf(big, Lane.BATCH, 1, 1);
    arriveOf(small, Lane.BATCH, 1, 1);
    var claim =
        take(10, 10).stream()
            .filter(it -> it.item().tenantId().equals(small))
            .findFirst()
            .orElseThrow();
    write(claim, 1);
    db.sql("update worker.waiting_tenant set since = clock_timestamp() - interval '1 min'")
        .update();
    new WaitingTenants(jdbc).sweep(transaction);

    assertThat(registered()).as("its item runs").containsExactly(big);
  }

  @Test
  void tenantWhoseWorkIsOnItsWayIsNotStruckOut() {
    var tenants = new WaitingTenants(jdbc);
    transaction.executeWithoutResult(_ -> tenants.register(List.of(new Entry("batch", big, 1))));
    db.sql("update worker.waiting_tenant set since = clock_timestamp() - interval '1 min'")
        .update();
    transaction.executeWithoutResult(_ -> {
      tenants.register(List.of(new Entry("batch", big, 1)));
      elsewhere(() -> tenants.sweep(transaction));
    });

    assertThat(registered()).containsExactly(big);
  }

  @Test
  void workThatNobodyRegisteredIsFound() {
    arriveOf(big, Lane.BATCH, 3, 1);
    arriveOf(small, Lane.INTERACTIVE, 3, 1);
    db.sql("delete from worker.waiting_tenant").update();
    assertThat(take(10, 10)).isEmpty();
    new WaitingTenants(jdbc).sweep(transaction);

    assertThat(take(10, 10)).hasSize(6);
  }

  private java.util.Map<UUID, Long> claimedInTens(int times) {
    return IntStream.range(0, times)
        .boxed()
        .flatMap(_ -> take(10, 10).stream())
        .map(it -> it.item().tenantId())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private List<@Nullable UUID> registered() {
    return db.sql("select tenant_id from worker.waiting_tenant").query(UUID.class).list();
  }

  private static Instance anInstance() {
    return Instance.started(java.time.Duration.ofSeconds(30));
  }

  private static void elsewhere(Runnable work) {
    try {
      Thread.ofPlatform().start(work).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
