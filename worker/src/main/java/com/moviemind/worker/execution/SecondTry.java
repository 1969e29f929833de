package com.moviemind.worker.execution;

import com.moviemind.worker.execution.Ruling.AskAgain;
import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.ledger.SecondCall;
import com.moviemind.worker.ledger.SecondCall.Granted;
import com.moviemind.worker.ledger.SecondCalls;
import com.moviemind.worker.limits.ModelLimits;
import com.moviemind.worker.limits.Permits.Begun;
import com.moviemind.worker.money.PriceTable;
import com.moviemind.worker.money.Tier;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.provider.ProviderProperties;

/**
 * Opens the further call for a refused text: an attempt of its own with its own reservation, in the
 * ledger and in the model's limits before it is made.
 */
final class SecondTry {

  private final SecondCalls calls;
  private final Prompts prompts;
  private final PriceTable prices;
  private final ProviderProperties provider;
  private final ModelLimits limits;
  private final ExecutionMetrics metrics;

  SecondTry(
      SecondCalls calls,
      Prompts prompts,
      PriceTable prices,
      ProviderProperties provider,
      ModelLimits limits,
      ExecutionMetrics metrics) {
    this.calls = calls;
    this.prompts = prompts;
    this.prices = prices;
    this.provider = provider;
    this.limits = limits;
    this.metrics = metrics;
  }

  SecondCall open(Claim first, AskAgain asked) {
    var bytes = prompts.boundInBytes(first.item().factsBytes()) + Prompts.MOST_REMARKS_IN_BYTES;
    var model = first.quote().model();
    var quote = prices.quote(model, Tier.STANDARD, bytes, provider.maxOutputTokens());
    var opened = calls.open(first, asked.settlement(), quote);
    if (opened instanceof Granted(var second)) {
      // made without asking, as the next model of a chain is: few calls are, and all are counted
      limits.borrow(
          new Begun(
              second.attemptId(),
              model,
              first.item().lane() == Lane.BATCH,
              bytes + provider.maxOutputTokens()));
    }
    metrics.askedAgain(opened);
    return opened;
  }
}
