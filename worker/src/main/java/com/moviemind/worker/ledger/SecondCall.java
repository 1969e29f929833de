package com.moviemind.worker.ledger;

/** Whether a further call may be made within a claim. */
public sealed interface SecondCall {

  /** Make it, and finish with this claim: the first call is settled. */
  record Granted(Claim claim) implements SecondCall {}

  /** The item belongs to somebody else now. Finish with the first claim. */
  record NotHeld() implements SecondCall {}

  /**
   * No budget has room for it. Finish with the first claim.
   *
   * @param why for whoever asks what the item waits for
   */
  record NoBudget(String why) implements SecondCall {}
}
