package com.moviemind.local.faults.invariant;

import static com.moviemind.local.faults.invariant.Story.COST;
import static com.moviemind.local.faults.invariant.Story.ENDPOINT;
import static com.moviemind.local.faults.invariant.Story.EVENT;
import static com.moviemind.local.faults.invariant.Story.FIRST;
import static com.moviemind.local.faults.invariant.Story.ITEM;
import static com.moviemind.local.faults.invariant.Story.JOB;
import static com.moviemind.local.faults.invariant.Story.OTHER;
import static com.moviemind.local.faults.invariant.Story.OTHERS_ENDPOINT;
import static com.moviemind.local.faults.invariant.Story.OTHERS_EVENT;
import static com.moviemind.local.faults.invariant.Story.SECOND;
import static com.moviemind.local.faults.invariant.Story.SUBJECT;
import static com.moviemind.local.faults.invariant.Story.TENANT;
import static com.moviemind.local.faults.invariant.Story.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.local.faults.evidence.Evidence.Ending;
import com.moviemind.local.faults.evidence.Evidence.Finding;
import com.moviemind.local.faults.evidence.Evidence.Item;
import com.moviemind.local.faults.evidence.Evidence.Job;
import com.moviemind.local.faults.evidence.Evidence.Subject;
import com.moviemind.local.faults.evidence.Evidence.Text;
import com.moviemind.local.faults.evidence.Following.Delivery;
import com.moviemind.local.faults.evidence.Following.Endpoint;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvariantsCanFailTest {

  private final Story story = new Story();

  @Test
  void allHoldForAQuietRound() {
    assertNothingElseFails();
  }

  @Test
  void allHoldWhereAnInterruptedCallIsRepeated() {
    story.replaced().killed(7);
    assertNothingElseFails();
  }

  @Test
  void recordsOfOneEventCountOnce() {
    story.endings.add(story.endings.getFirst());
    assertNothingElseFails();
  }

  @Test
  void acceptedJobIsNotThere() {
    story.jobs.clear();
    assertFails(new AcceptedJobsEnd(), "not there");
  }

  @Test
  void acceptedJobNeverEnds() {
    story.jobs.set(0, new Job(JOB, "IN_PROGRESS", SUBJECT, null));
    assertFails(new AcceptedJobsEnd(), "still IN_PROGRESS");
  }

  @Test
  void doneJobPointsAtNothing() {
    story.texts.clear();
    assertFails(new DoneJobsPointAtTheirText(), "DONE with text");
  }

  @Test
  void doneJobPointsAtTheTextOfAnotherFilm() {
    var other = new Subject(UUID.randomUUID(), "en-US", "DEFAULT");
    story.texts.set(0, new Text(TEXT, ITEM, other));
    assertFails(new DoneJobsPointAtTheirText(), "DONE with text");
  }

  @Test
  void workItemHasTwoTexts() {
    story.texts.add(new Text(UUID.randomUUID(), ITEM, SUBJECT));
    assertFails(new WorkItemsHaveOneText(), "2 texts");
  }

  @Test
  void failedWorkItemHasAText() {
    story.items.set(0, new Item(ITEM, "FAILED", null, Set.of(JOB)));
    assertFails(new WorkItemsHaveOneText(), "FAILED and has 1 texts");
  }

  @Test
  void jobIsWrittenForTwice() {
    story.items.add(new Item(UUID.randomUUID(), "FAILED", null, Set.of(JOB)));
    assertFails(new WorkItemsHaveOneText(), "2 finished items");
  }

  @Test
  void endIsToldByTwoEvents() {
    story.endings.add(new Ending(JOB, "event-2", "GenerationCompleted"));
    assertFails(new JobsEndInOneEvent(), "event-2");
  }

  @Test
  void endIsToldByNone() {
    story.endings.clear();
    assertFails(new JobsEndInOneEvent(), "[]");
  }

  @Test
  void eventSaysAnotherEndThanTheJob() {
    story.endings.set(0, new Ending(JOB, "event-1", "GenerationFailed"));
    assertFails(new JobsEndInOneEvent(), "GenerationFailed");
  }

  @Test
  void eventLogTellsAnEndTwice() {
    story.logged.add(JOB);
    assertFails(new JobsEndInOneEvent(), "2 times");
  }

  @Test
  void repeatedDeliveryDoesNoHarm() {
    story.deliveries.add(story.deliveries.getFirst());
    assertNothingElseFails();
  }

  @Test
  void whatWasNumberedAfterTheLookDoesNoHarm() {
    story.readings.set(0, Story.pulled(TENANT, EVENT.seq(), 9L));
    story.readings.set(1, Story.pulled(OTHER, OTHERS_EVENT.seq(), 10L));
    assertNothingElseFails();
  }

  @Test
  void eventIsNeverDelivered() {
    story.deliveries.removeFirst();
    assertFails(new EventsReachEveryHealthyEndpoint(), "was never delivered to the steady");
  }

  @Test
  void eventIsDeliveredOnlyToAnotherEndpointOfItsTenant() {
    story.deliveries.set(0, Story.delivered(EVENT, new Endpoint("sickly", TENANT)));
    assertFails(new EventsReachEveryHealthyEndpoint(), "was never delivered to the steady");
  }

  @Test
  void eventIsDeliveredWithAWrongSignature() {
    story.deliveries.set(0, new Delivery(ENDPOINT, EVENT.id(), TENANT, "no signature"));
    assertFails(new EventsReachEveryHealthyEndpoint(), "was never delivered");
    assertFails(new EventsReachNoOtherTenant(), "is not genuine");
  }

  @Test
  void eventIsDeliveredToAnotherTenant() {
    story.deliveries.add(Story.delivered(EVENT, OTHERS_ENDPOINT));
    assertFails(new EventsReachNoOtherTenant(), "of tenant " + TENANT + " was delivered");
  }

  @Test
  void eventIsDeliveredThatTheLogDoesNotHold() {
    story.deliveries.add(new Delivery(ENDPOINT, UUID.randomUUID(), null, null));
    assertFails(new EventsReachNoOtherTenant(), "of tenant null was delivered");
  }

  @Test
  void readerPassesOverAnEvent() {
    story.readings.set(0, Story.pulled(TENANT));
    assertFails(new ReadersMissNothing(), "missing [7]");
  }

  @Test
  void readerHearsAnEventTwice() {
    story.readings.set(0, Story.pulled(TENANT, 7L, 7L));
    assertFails(new ReadersMissNothing(), "too much [7]");
  }

  @Test
  void readerHearsAnEventOfAnotherTenant() {
    story.readings.set(0, Story.pulled(TENANT, 7L, 8L));
    story.readings.set(1, Story.pulled(OTHER, 8L, 7L));
    assertFails(new ReadersMissNothing(), "too much [7], out of order");
  }

  @Test
  void settledAttemptCostsMoreThanTheBill() {
    story.attempts.set(0, Story.settled(FIRST, COST + 1));
    assertFails(new SettledAttemptsEqualTheBill(), "settled at 301");
  }

  @Test
  void lostAttemptIsChargedBelowTheBill() {
    story.replaced().killed(7);
    story.attempts.set(0, Story.lost(FIRST, COST - 1));
    assertFails(new LedgerIsNeverBelowTheBill(), "billed at 300");
  }

  @Test
  void budgetForgetsAReservation() {
    story.findings.add(
        new Finding("outside", "budget-unlike-ledger", "b/day/1", "counts 300, the ledger 9300"));
    assertFails(new BudgetsCountWhatTheLedgerHolds(), "counts 300, the ledger 9300");
  }

  @Test
  void auditFindsSomething() {
    story.findings.add(new Finding("worker", "item-text", ITEM.toString(), "FOUND: no text"));
    assertFails(new TheAuditFindsNothing(), "no text");
  }

  @Test
  void callHasNoAttempt() {
    story.calls.add(Story.call("nobody", 1));
    assertFails(new CallsHaveTheirAttempt(), "no attempt");
  }

  @Test
  void attemptIsCalledTwice() {
    story.calls.add(Story.call(FIRST.toString(), 2));
    assertFails(new CallsHaveTheirAttempt(), "second time");
  }

  @Test
  void attemptIsWrittenAfterItsCall() {
    story.calls.set(0, Story.call(FIRST.toString(), -1));
    assertFails(new CallsHaveTheirAttempt(), "after its call");
  }

  @Test
  void callIsRepeatedWithoutReason() {
    story.attempts.add(Story.settled(SECOND, COST));
    story.calls.add(Story.call(SECOND.toString(), 3));
    assertFails(new OnlyInterruptedCallsAreRepeated(), "written 2 times");
  }

  @Test
  void attemptIsLostThoughOnlyAnotherWorkerWasKilled() {
    story.replaced().killed(8);
    assertFails(new OnlyInterruptedCallsAreRepeated(), "nothing had happened");
  }

  @Test
  void attemptStaysOpen() {
    story.attempts.add(Story.open(SECOND));
    assertFails(new NothingIsLeftOver(), "is open");
  }

  @Test
  void outboxStaysFull() {
    story.leftOver.add("the api's outbox holds 3 rows");
    assertFails(new NothingIsLeftOver(), "3 rows");
  }

  private void assertFails(Invariant invariant, String saying) {
    assertThat(invariant.violations(story.evidence())).anyMatch(it -> it.contains(saying));
  }

  private void assertNothingElseFails() {
    for (var invariant : Promises.ALL) {
      assertThat(invariant.violations(story.evidence())).as(invariant.sentence()).isEmpty();
    }
  }
}
