package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Claims;
import com.moviemind.worker.ledger.Vacancies;
import com.moviemind.worker.ledger.WorkItem;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.provider.PriceTable;
import java.util.List;

/** Claims work, and reserves the most its call can cost. */
final class Claiming {

  private final Claims claims;
  private final Prompts prompts;
  private final PriceTable prices;
  private final String model;
  private final ExecutionMetrics metrics;

  Claiming(
      Claims claims, Prompts prompts, PriceTable prices, String model, ExecutionMetrics metrics) {
    this.claims = claims;
    this.prompts = prompts;
    this.prices = prices;
    this.model = model;
    this.metrics = metrics;
  }

  List<Claim> claim(Vacancies vacancies) {
    var claimed = claims.take(vacancies, model, this::reservation);
    metrics.claimed(claimed);
    return claimed;
  }

  private long reservation(WorkItem item) {
    return prices.upperBound(prompts.boundInBytes(item.subject().entityType(), item.factsBytes()));
  }
}
