package com.moviemind.worker.ledger;

import com.moviemind.worker.content.TextPassport;
import java.time.Duration;

/** How work on a claimed item ends. */
public sealed interface Finish {

  Claim claim();

  Settlement attempt();

  /** The text is there. */
  record Written(Claim claim, Settlement attempt, String text, TextPassport passport)
      implements Finish {}

  /**
   * There will be none.
   *
   * @param reason in the words of the interface: NOT_FOUND, AI_API_ERROR, VALIDATION_ERROR or
   *     UNKNOWN_ERROR
   * @param message for the developer
   * @param userMessage for the end user
   * @param retriable whether asking again can succeed
   */
  record GivenUp(
      Claim claim,
      Settlement attempt,
      String reason,
      String message,
      String userMessage,
      boolean retriable)
      implements Finish {}

  /**
   * Another attempt is to be made.
   *
   * @param why what it waits for
   * @param modelRank which model of the chain writes next; 0 is the first
   */
  record PutBack(Claim claim, Settlement attempt, Duration pause, String why, int modelRank)
      implements Finish {

    /** To be written by the first model of the chain. */
    public PutBack(Claim claim, Settlement attempt, Duration pause, String why) {
      this(claim, attempt, pause, why, 0);
    }
  }
}
