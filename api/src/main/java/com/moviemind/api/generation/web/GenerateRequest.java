package com.moviemind.api.generation.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client sends to have texts made; checked by {@link Wish}. */
record GenerateRequest(
    @Schema(
            description = "What the text is about",
            allowableValues = {"MOVIE", "PERSON", "TV_SERIES", "TV_SHOW"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String entityType,
    @Schema(description = "The entity's slug", example = "the-matrix-1999") @Nullable String slug,
    @Schema(description = "Another name of slug, for existing clients") @Nullable String entityId,
    @Schema(
            description = "BCP 47 tag; en-US where missing",
            allowableValues = {"en-US", "pl-PL", "de-DE", "fr-FR", "es-ES"})
        @Nullable String locale,
    @Schema(
            description = "One style or several; DEFAULT where missing",
            implementation = Object.class,
            example = "modern")
        @Nullable JsonNode contextTag,
    @Schema(
            description = "interactive where missing; batch work fills what is left",
            allowableValues = {"interactive", "batch"})
        @Nullable String lane,
    @Schema(
            description =
                "Not worth starting after this instant, which must be in the future: a job that has not"
                    + " started by then ends FAILED with error type EXPIRED, unbilled")
        @Nullable OffsetDateTime startBy) {}
