package com.moviemind.api.quarantine.web;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.quarantine.Entries.Place;
import com.moviemind.api.quarantine.Entry;
import com.moviemind.api.quarantine.Filter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a list goes on, in a form that clients hand back as it is. */
final class Cursor {

  private Cursor() {}

  static String after(Entry entry) {
    var place = entry.createdAt() + " " + entry.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.US_ASCII));
  }

  static @Nullable Place read(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      var decoded =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII)
              .split(" ", 2);
      if (decoded.length == 2) {
        return new Place(Instant.parse(decoded[0]), UUID.fromString(decoded[1]));
      }
    } catch (DateTimeException | IllegalArgumentException _) {
      // answered below
    }
    throw Problem.invalidParameter("cursor", "This is no cursor of this list.").exception();
  }

  static String link(Filter filter, int limit, String cursor) {
    var link =
        UriComponentsBuilder.fromPath(QuarantineController.HOME)
            .queryParam("limit", limit)
            .queryParam("cursor", cursor);
    add(link, "state", filter.state());
    add(link, "cause", filter.cause());
    add(link, "entity", filter.entity());
    add(link, "tenant", filter.tenant());
    add(link, "since", filter.since());
    return link.encode().toUriString();
  }

  private static void add(UriComponentsBuilder link, String name, @Nullable Object value) {
    if (value != null) {
      link.queryParam(name, value);
    }
  }
}
