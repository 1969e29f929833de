package com.moviemind.api.quarantine;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; what is missing does not narrow.
 *
 * @param state HELD where missing
 * @param entity the catalogue entity
 * @param tenant any tenant whose job failed with it
 * @param since not older than this
 */
public record Filter(
    @Nullable
        @Pattern(
            regexp = "HELD|REPLAYED|DISCARDED",
            message = "This must be one of HELD, REPLAYED, DISCARDED.")
        String state,
    @Nullable @Size(max = 50) String cause,
    @Nullable UUID entity,
    @Nullable UUID tenant,
    @Nullable OffsetDateTime since) {

  Filter held() {
    return new Filter("HELD", cause, entity, tenant, since);
  }
}
