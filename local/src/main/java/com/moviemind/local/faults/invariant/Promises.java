package com.moviemind.local.faults.invariant;

import java.util.List;

/** Everything that is promised. */
public final class Promises {

  public static final List<Invariant> ALL =
      List.of(
          new AcceptedJobsEnd(),
          new DoneJobsPointAtTheirText(),
          new WorkItemsHaveOneText(),
          new JobsEndInOneEvent(),
          new EventsReachEveryHealthyEndpoint(),
          new EventsReachNoOtherTenant(),
          new ReadersMissNothing(),
          new SettledAttemptsEqualTheBill(),
          new LedgerIsNeverBelowTheBill(),
          new BudgetsCountWhatTheLedgerHolds(),
          new TheAuditFindsNothing(),
          new CallsHaveTheirAttempt(),
          new OnlyInterruptedCallsAreRepeated(),
          new NothingIsLeftOver());

  private Promises() {}
}
