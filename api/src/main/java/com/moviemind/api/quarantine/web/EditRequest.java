package com.moviemind.api.quarantine.web;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.quarantine.Orders.Edit;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an entry is changed to; what is missing stays. */
record EditRequest(
    @NotNull @Min(1) Integer revision,
    @Schema(description = "The new facts, a JSON object", implementation = Object.class)
        @Nullable JsonNode facts,
    @Nullable
        @Pattern(
            regexp = "en-US|pl-PL|de-DE|fr-FR|es-ES",
            message = "This must be one of en-US, pl-PL, de-DE, fr-FR, es-ES.")
        String locale,
    @Nullable
        @Pattern(
            regexp = "DEFAULT|modern|critical|humorous",
            message = "This must be one of DEFAULT, modern, critical, humorous.")
        String contextTag) {

  Edit edit() {
    var given = facts == null || facts.isNull() ? null : facts;
    if (given != null && !given.isObject()) {
      throw Problem.invalid("/facts", "This must be an object.").exception();
    }
    if (given == null && locale == null && contextTag == null) {
      throw Problem.invalid("", "One of facts, locale and context_tag must be given.").exception();
    }
    return new Edit(given == null ? null : given.toString(), locale, contextTag);
  }
}
