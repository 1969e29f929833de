package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Claims;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.ledger.Vacancies;
import com.moviemind.worker.ledger.WorkItem;
import com.moviemind.worker.limits.ModelLimits;
import com.moviemind.worker.limits.Permits;
import com.moviemind.worker.limits.Permits.Begun;
import com.moviemind.worker.money.PriceTable;
import com.moviemind.worker.money.Quote;
import com.moviemind.worker.money.Tier;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.provider.ProviderProperties;
import com.moviemind.worker.vitals.Vitals;
import java.util.List;

/** Claims as much work as the model's limits allow, and reserves the most its call can cost. */
final class Claiming {

  private final Claims claims;
  private final Prompts prompts;
  private final PriceTable prices;
  private final ProviderProperties provider;
  private final ModelLimits limits;
  private final InFlight inFlight;
  private final Neighbours neighbours;
  private final ExecutionMetrics metrics;
  private final Vitals vitals;

  Claiming(
      Claims claims,
      Prompts prompts,
      PriceTable prices,
      ProviderProperties provider,
      ModelLimits limits,
      InFlight inFlight,
      Neighbours neighbours,
      ExecutionMetrics metrics,
      Vitals vitals) {
    this.claims = claims;
    this.prompts = prompts;
    this.prices = prices;
    this.provider = provider;
    this.limits = limits;
    this.inFlight = inFlight;
    this.neighbours = neighbours;
    this.metrics = metrics;
    this.vitals = vitals;
  }

  Taken claim(Vacancies vacancies) {
    var permits = limits.ask(vacancies.any(), vacancies.batch());
    var permitted = new Vacancies(permits.any(), permits.batch());
    metrics.permitted(vacancies, permitted);
    List<Claim> claimed = List.of();
    var begun = System.nanoTime();
    try {
      claimed = claims.take(permitted, it -> quote(it, limits.modelFor(permits, it.modelRank())));
      // their leases are renewed from now on, however long what follows takes
      claimed.forEach(inFlight::add);
    } finally {
      begin(permits, claimed);
    }
    metrics.claimed(claimed, System.nanoTime() - begun);
    neighbours.read(claimed);
    vitals.looked(permitted, claimed, permits.isBroken());
    return new Taken(claimed, permitted, permits.pause());
  }

  private void begin(Permits permits, List<Claim> claimed) {
    try {
      limits.begin(permits, claimed.stream().map(this::begun).toList());
    } catch (RuntimeException e) {
      // nobody will call them: their leases run out, and others may try
      claimed.forEach(inFlight::remove);
      throw e;
    }
  }

  private Begun begun(Claim claim) {
    var item = claim.item();
    var prompt = prompts.boundInBytes(item.factsBytes());
    return new Begun(
        claim.attemptId(),
        claim.quote().model(),
        item.lane() == Lane.BATCH,
        prompt + provider.maxOutputTokens());
  }

  private Quote quote(WorkItem item, String model) {
    var bytes = prompts.boundInBytes(item.factsBytes());
    return prices.quote(model, Tier.STANDARD, bytes, provider.maxOutputTokens());
  }
}
