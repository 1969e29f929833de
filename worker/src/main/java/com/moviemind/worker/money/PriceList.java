package com.moviemind.worker.money;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prices that hold from a day on.
 *
 * @param validFrom first day (UTC)
 * @param models by model name; {@code default} is any other model's
 */
public record PriceList(@NotNull LocalDate validFrom, @NotEmpty Map<String, @Valid Price> models) {

  private static final String ANY_OTHER = "default";

  @Nullable Price named(String model) {
    return models.get(model);
  }

  @Nullable Price ofAnyOther() {
    return models.get(ANY_OTHER);
  }
}
