package com.moviemind.api.generation.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.catalogue.Catalogue;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.eventlog.EventFeed;
import com.moviemind.api.generation.JobSearch;
import com.moviemind.api.generation.JobSearch.Wanted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists a tenant's jobs. */
@RestController
@Tag(name = "Generation")
class JobListController {

  private final JobSearch search;
  private final JobViews views;
  private final Catalogue catalogue;
  private final EventFeed feed;

  JobListController(JobSearch search, JobViews views, Catalogue catalogue, EventFeed feed) {
    this.search = search;
    this.views = views;
    this.catalogue = catalogue;
    this.feed = feed;
  }

  /**
   * A page of jobs.
   *
   * @param eventsCursor streams and pulls that go on from here miss nothing that this page does not
   *     show
   */
  record JobPage(List<JobResponse> data, String eventsCursor) {}

  @Operation(
      summary = "The tenant's jobs, newest first",
      description =
          "Settled jobs are listed until they expire. The Link header leads on by cursor.")
  @GetMapping("/api/v1/jobs")
  ResponseEntity<JobPage> jobs(
      Caller caller,
      @Parameter(description = "One status or several, joined by commas")
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(description = "A type of entity, an entity's id, or a slug")
          @RequestParam(required = false)
          @Nullable String entity,
      @Parameter(description = "Accepted at or after this RFC 3339 instant")
          @RequestParam(required = false)
          @Nullable String since,
      @RequestParam(name = "per_page", defaultValue = "20") @Min(1) @Max(100) int perPage,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String expand) {
    caller.require(Scope.READ);
    var withResult = JobViews.withResult(expand);
    var asked = new JobFilter(status, entity, since, cursor);
    var wanted =
        new Wanted(
            caller.tenantId(),
            asked.statuses(),
            asked.type(),
            entities(asked),
            asked.instant(),
            asked.before());
    // Read before the jobs, so that what happens meanwhile is told twice rather than not at all.
    var head = Long.toString(feed.head());
    var found = search.find(wanted, perPage + 1);
    var page = found.size() > perPage ? found.subList(0, perPage) : found;
    var links = asked.link("first", perPage, expand, null);
    if (found.size() > perPage) {
      links += ", " + asked.link("next", perPage, expand, page.getLast().id());
    }
    return ResponseEntity.ok()
        .header(HttpHeaders.LINK, links)
        .body(new JobPage(views.of(page, withResult), head));
  }

  /** Null for any entity; empty where the slug is nobody's. */
  private @Nullable Set<UUID> entities(JobFilter asked) {
    var slug = asked.slug();
    if (slug == null) {
      return asked.entityId() == null ? null : Set.of(asked.entityId());
    }
    return Arrays.stream(EntityType.values())
        .map(it -> catalogue.id(it, slug))
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }
}
