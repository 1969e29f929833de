package com.moviemind.api.browse.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.browse.FirstText;
import com.moviemind.api.browse.FirstText.Outcome.CoolingDown;
import com.moviemind.api.browse.FirstText.Outcome.NotOrdered;
import com.moviemind.api.browse.FirstText.Outcome.Ordered;
import com.moviemind.api.browse.Shown;
import com.moviemind.api.browse.TextWish;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.limits.GenerationAllowance;
import com.moviemind.api.texts.Text;
import com.moviemind.api.texts.Texts;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What answering a read of one entity has in common, whatever the entity is. */
@Component
class Answers {

  private final Texts texts;
  private final FirstText firstText;
  private final Clock clock;
  private final JsonMapper json;

  Answers(Texts texts, FirstText firstText, Clock clock, JsonMapper json) {
    this.texts = texts;
    this.firstText = firstText;
    this.clock = clock;
    this.json = json;
  }

  /** The text a reader chose; null where none was chosen or there is none. */
  @Nullable Text selected(Shown shown, String parameter, @Nullable UUID id, TextWish wish) {
    if (id == null) {
      return wish.isEmpty() ? null : wish.nearest(shown.texts()).orElse(null);
    }
    var present = shown.texts().stream().filter(it -> it.id().equals(id)).findFirst();
    var text = present.isPresent() ? present.get() : texts.find(shown.id(), id);
    if (text == null) {
      throw BrowseProblems.textNotFound(parameter, id);
    }
    return text;
  }

  /** The 202 to a reader who has just ordered the first text; null to show the entity as it is. */
  @Nullable ResponseEntity<Object> ordered(
      Caller caller,
      GenerationAllowance allowance,
      EntityType type,
      Shown shown,
      String slug,
      TextWish wish) {
    if (!shown.texts().isEmpty()) {
      return null;
    }
    return switch (firstText.order(caller, allowance, type, slug, wish)) {
      case NotOrdered _ -> null;
      case Ordered it ->
          ResponseEntity.accepted()
              .header(HttpHeaders.LOCATION, "/api/v1/jobs/" + it.job().id())
              .header(HttpHeaders.RETRY_AFTER, "1")
              .body(OrderedView.of(it, slug, shown));
      case CoolingDown(var job) ->
          throw BrowseProblems.generationFailed(slug, job, clock.instant());
    };
  }

  ResponseEntity<Object> ok(Object view, Shown shown, @Nullable Text selected) {
    var answer =
        ResponseEntity.ok().eTag(tag(view)).cacheControl(CacheControl.noCache().cachePrivate());
    var said = selected == null && !shown.texts().isEmpty() ? shown.texts().getFirst() : selected;
    if (said != null) {
      answer.header(HttpHeaders.CONTENT_LANGUAGE, said.locale());
    }
    return answer.body(view);
  }

  /** Strong: the same bytes have the same tag, and every change of facts or texts changes it. */
  private String tag(Object view) {
    try {
      var digest =
          java.security.MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(view));
      return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
