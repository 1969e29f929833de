package com.moviemind.api.browse.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.browse.Showcase;
import com.moviemind.api.catalogue.Catalogue;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.reading.Titles;
import com.moviemind.api.limits.GenerationAllowance;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Films, series and shows. */
@RestController
@RequestMapping("/api/v1/{collection:movies|tv-series|tv-shows}")
@Tag(name = "Catalogue")
class TitleController {

  private final Catalogue catalogue;
  private final Titles titles;
  private final Showcase showcase;
  private final Answers answers;

  TitleController(Catalogue catalogue, Titles titles, Showcase showcase, Answers answers) {
    this.catalogue = catalogue;
    this.titles = titles;
    this.showcase = showcase;
    this.answers = answers;
  }

  @Operation(
      summary = "Find titles",
      description =
          "Ranked by name where q is given: the same name, a beginning, a similar one; accents and case"
              + " do not matter. The Link header leads on by cursors.")
  @GetMapping
  ResponseEntity<PageView<TitleView>> list(
      @PathVariable String collection,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String slugs,
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
      @RequestParam(name = "per_page", defaultValue = "20") @Min(1) @Max(100) int perPage,
      @RequestParam(required = false) @Nullable String cursor) {
    var type = type(collection);
    var paging = Paging.of(q, slugs, page, perPage, cursor);
    var found = titles.find(type, paging.lookup());
    var data =
        showcase.titles(found.ids()).stream().map(it -> TitleView.of(it, null, null)).toList();
    return ResponseEntity.ok()
        .headers(paging.links(Links.collection(type), found))
        .body(new PageView<>(data, paging.pagination(found)));
  }

  @Operation(
      summary = "A title with its texts",
      description =
          "Where it has no text at all, a key that may generate orders the first one and hears 202. A slug"
              + " without its year means the one title of this name; several are answered with 300.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TitleView.class)))
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
      @PathVariable String collection,
      @PathVariable String slug,
      @RequestParam(name = "description_id", required = false) @Nullable UUID descriptionId,
      @RequestParam(required = false) @Nullable String locale,
      @RequestParam(name = "context_tag", required = false) @Nullable String contextTag,
      Caller caller,
      GenerationAllowance allowance) {
    var type = type(collection);
    var wish = Parameters.wish(locale, contextTag);
    var id = catalogue.id(type, Parameters.slug(slug));
    var named = id == null ? titles.called(type, slug) : List.of(id);
    if (named.size() > 1) {
      return ResponseEntity.status(HttpStatus.MULTIPLE_CHOICES)
          .body(ChoicesView.of(slug, showcase.titles(named)));
    }
    var shown = named.isEmpty() ? null : showcase.title(named.getFirst());
    if (shown == null) {
      throw BrowseProblems.entityNotFound(slug);
    }
    var selected = answers.selected(shown, "description_id", descriptionId, wish);
    var ordered = answers.ordered(caller, allowance, type, shown, shown.card().slug(), wish);
    return ordered != null
        ? ordered
        : answers.ok(TitleView.of(shown, selected, wish.locale()), shown, selected);
  }

  private static EntityType type(String collection) {
    return switch (collection) {
      case "tv-series" -> EntityType.TV_SERIES;
      case "tv-shows" -> EntityType.TV_SHOW;
      default -> EntityType.MOVIE;
    };
  }
}
