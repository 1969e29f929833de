package com.moviemind.api.browse.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.browse.Showcase;
import com.moviemind.api.catalogue.Catalogue;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.reading.People;
import com.moviemind.api.limits.GenerationAllowance;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People. */
@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "Catalogue")
class PersonController {

  private final Catalogue catalogue;
  private final People people;
  private final Showcase showcase;
  private final Answers answers;

  PersonController(Catalogue catalogue, People people, Showcase showcase, Answers answers) {
    this.catalogue = catalogue;
    this.people = people;
    this.showcase = showcase;
    this.answers = answers;
  }

  @Operation(
      summary = "Find people",
      description = "Ranked by name where q is given. The Link header leads on by cursors.")
  @GetMapping
  ResponseEntity<PageView<PersonView>> list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String slugs,
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
      @RequestParam(name = "per_page", defaultValue = "20") @Min(1) @Max(100) int perPage,
      @RequestParam(required = false) @Nullable String cursor) {
    var paging = Paging.of(q, slugs, page, perPage, cursor);
    var found = people.find(paging.lookup());
    var data = showcase.people(found.ids()).stream().map(it -> PersonView.of(it, null)).toList();
    return ResponseEntity.ok()
        .headers(paging.links(Links.collection(EntityType.PERSON), found))
        .body(new PageView<>(data, paging.pagination(found)));
  }

  @Operation(
      summary = "A person with their texts",
      description =
          "Where there is no text at all, a key that may generate orders the first one and hears 202.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PersonView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The first text is being made",
      content = @Content(schema = @Schema(implementation = OrderedView.class)))
  @ApiResponse(
      responseCode = "300",
      description = "The slug could mean several",
      content = @Content(schema = @Schema(implementation = ChoicesView.class)))
  @GetMapping("/{slug}")
  ResponseEntity<Object> one(
      @PathVariable String slug,
      @RequestParam(name = "bio_id", required = false) @Nullable UUID bioId,
      @RequestParam(required = false) @Nullable String locale,
      @RequestParam(name = "context_tag", required = false) @Nullable String contextTag,
      Caller caller,
      GenerationAllowance allowance) {
    var wish = Parameters.wish(locale, contextTag);
    var id = catalogue.id(EntityType.PERSON, Parameters.slug(slug));
    var shown = id == null ? null : showcase.person(id);
    if (shown == null) {
      throw BrowseProblems.entityNotFound(slug);
    }
    var selected = answers.selected(shown, "bio_id", bioId, wish);
    var ordered = answers.ordered(caller, allowance, EntityType.PERSON, shown, slug, wish);
    return ordered != null ? ordered : answers.ok(PersonView.of(shown, selected), shown, selected);
  }
}
