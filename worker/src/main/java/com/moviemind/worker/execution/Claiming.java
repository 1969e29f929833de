package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Claims;
import com.moviemind.worker.ledger.Vacancies;
import com.moviemind.worker.ledger.WorkItem;
import com.moviemind.worker.money.PriceTable;
import com.moviemind.worker.money.Quote;
import com.moviemind.worker.money.Tier;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.provider.ProviderProperties;
import java.util.List;

/** Claims work, and reserves the most its call can cost. */
final class Claiming {

  private final Claims claims;
  private final Prompts prompts;
  private final PriceTable prices;
  private final ProviderProperties provider;
  private final ExecutionMetrics metrics;

  Claiming(
      Claims claims,
      Prompts prompts,
      PriceTable prices,
      ProviderProperties provider,
      ExecutionMetrics metrics) {
    this.claims = claims;
    this.prompts = prompts;
    this.prices = prices;
    this.provider = provider;
    this.metrics = metrics;
  }

  List<Claim> claim(Vacancies vacancies) {
    var claimed = claims.take(vacancies, this::quote);
    metrics.claimed(claimed);
    return claimed;
  }

  private Quote quote(WorkItem item) {
    var bytes = prompts.boundInBytes(item.subject().entityType(), item.factsBytes());
    return prices.quote(provider.model(), Tier.STANDARD, bytes, provider.maxOutputTokens());
  }
}
