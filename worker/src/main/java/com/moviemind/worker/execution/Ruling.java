package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.Finish.GivenUp;
import com.moviemind.worker.ledger.Settlement;
import com.moviemind.worker.quality.Finding;
import java.util.List;

/** What a model's answer leads to. */
sealed interface Ruling {

  /** Work on the claim has ended. */
  record Ends(Finish finish) implements Ruling {}

  /**
   * The text is refused; the model may write it anew, once, told why.
   *
   * @param settlement of the call that wrote it
   * @param otherwise how it ends where no further call is made
   */
  record AskAgain(Settlement settlement, List<Finding> findings, GivenUp otherwise)
      implements Ruling {}
}
