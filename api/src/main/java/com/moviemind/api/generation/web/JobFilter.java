package com.moviemind.api.generation.web;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the list of jobs is narrowed to, as the client wrote it, and what that means. */
record JobFilter(
    @Nullable String status,
    @Nullable String entity,
    @Nullable String since,
    @Nullable String cursor) {

  private static final List<String> STATUSES =
      List.of("PENDING", "IN_PROGRESS", "DONE", "FAILED", "CANCELED");
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final int LONGEST_SLUG = 200;

  Set<String> statuses() {
    if (status == null) {
      return Set.of();
    }
    var asked = Arrays.stream(status.split(",", -1)).map(it -> it.toUpperCase(Locale.ROOT));
    var statuses = Set.copyOf(asked.toList());
    if (!STATUSES.containsAll(statuses)) {
      throw wrong("status", "This is a list of " + String.join(", ", STATUSES) + ".");
    }
    return statuses;
  }

  @Nullable EntityType type() {
    return Arrays.stream(EntityType.values())
        .filter(it -> it.name().equalsIgnoreCase(entity))
        .findFirst()
        .orElse(null);
  }

  @Nullable UUID entityId() {
    return entity != null && ID.matcher(entity).matches() ? UUID.fromString(entity) : null;
  }

  @Nullable String slug() {
    if (entity == null || type() != null || entityId() != null) {
      return null;
    }
    if (entity.length() > LONGEST_SLUG || !SLUG.matcher(entity).matches()) {
      throw wrong("entity", "This is a type of entity, an entity's id, or a slug.");
    }
    return entity;
  }

  @Nullable Instant instant() {
    try {
      return since == null ? null : OffsetDateTime.parse(since).toInstant();
    } catch (DateTimeException _) {
      throw wrong("since", "This is an instant such as 2026-01-31T12:00:00Z.");
    }
  }

  /** The last job of the page before this one. */
  @Nullable UUID before() {
    if (cursor == null) {
      return null;
    }
    if (!ID.matcher(cursor).matches()) {
      throw wrong("cursor", "This is no cursor of this list.");
    }
    return UUID.fromString(cursor);
  }

  String link(String relation, int perPage, @Nullable String expand, @Nullable UUID last) {
    var address = UriComponentsBuilder.fromPath("/api/v1/jobs");
    add(address, "status", status);
    add(address, "entity", entity);
    add(address, "since", since);
    add(address, "expand", expand);
    address.queryParam("per_page", perPage);
    add(address, "cursor", last == null ? null : last.toString());
    var encoded = address.encode().build().toUriString().replace("+", "%2B");
    return "<%s>; rel=\"%s\"".formatted(encoded, relation);
  }

  private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
    if (value != null) {
      address.queryParam(name, value);
    }
  }

  private static ProblemException wrong(String parameter, String detail) {
    return Problem.invalidParameter(parameter, detail).exception();
  }
}
