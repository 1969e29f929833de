package com.moviemind.api.browse.web;

import com.moviemind.api.catalogue.reading.Found;
import com.moviemind.api.catalogue.reading.Lookup;
import com.moviemind.api.catalogue.reading.Place;
import com.moviemind.api.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which page of a list is asked for. Pages may be counted, or followed by the {@code Link} header,
 * whose cursors do not slip when the catalogue grows.
 */
record Paging(
    @Nullable String query,
    @Nullable List<String> slugs,
    int page,
    int perPage,
    @Nullable Place after) {

  private static final Pattern CURSOR =
      Pattern.compile("(\\d{1,6}) (\\d) (\\d{1,5}) ([a-z0-9-]{1,200})");

  /** How far a list goes, in the words of the interface. */
  record Pagination(
      int currentPage,
      int perPage,
      long totalPages,
      long total,
      boolean hasNextPage,
      boolean hasPreviousPage) {}

  static Paging of(
      @Nullable String q, @Nullable String slugs, int page, int perPage, @Nullable String cursor) {
    var asked = Parameters.slugs(slugs);
    var query = asked == null ? Parameters.query(q) : null;
    if (cursor == null) {
      return new Paging(query, asked, page, perPage, null);
    }
    var parts = CURSOR.matcher(decoded(cursor));
    if (!parts.matches() || asked != null) {
      throw Problem.invalidParameter("cursor", "This is no cursor of this list.").exception();
    }
    var place =
        new Place(
            Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)), parts.group(4));
    return new Paging(query, null, Integer.parseInt(parts.group(1)), perPage, place);
  }

  Lookup lookup() {
    return new Lookup(query, slugs, perPage, (page - 1) * perPage, after);
  }

  Pagination pagination(Found found) {
    long pages = (found.total() + perPage - 1) / perPage;
    return new Pagination(page, perPage, pages, found.total(), page < pages, page > 1);
  }

  HttpHeaders links(String path, Found found) {
    var links = new ArrayList<String>();
    links.add(link(path, "first", null, null));
    var last = found.last();
    if (pagination(found).hasNextPage() && last != null && slugs == null) {
      var cursor = "%d %d %d %s".formatted(page + 1, last.rank(), last.alikeness(), last.slug());
      links.add(link(path, "next", encoded(cursor), null));
    }
    if (page > 1) {
      links.add(link(path, "prev", null, page - 1));
    }
    var headers = new HttpHeaders();
    headers.add(HttpHeaders.LINK, String.join(", ", links));
    return headers;
  }

  private String link(
      String path, String relation, @Nullable String cursor, @Nullable Integer number) {
    var uri = UriComponentsBuilder.fromPath(path);
    if (query != null) {
      uri.queryParam("q", "{q}");
    }
    if (slugs != null) {
      uri.queryParam("slugs", String.join(",", slugs));
    }
    uri.queryParam("per_page", perPage);
    if (cursor != null) {
      uri.queryParam("cursor", cursor);
    }
    if (number != null) {
      uri.queryParam("page", number);
    }
    var address = query == null ? uri.encode().build() : uri.encode().buildAndExpand(query);
    return "<%s>; rel=\"%s\"".formatted(address.toUriString(), relation);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
