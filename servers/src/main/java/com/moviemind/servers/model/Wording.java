package com.moviemind.servers.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.servers.model.control.Fault.Kind;
import com.moviemind.servers.model.obedience.NaiveReader;
import com.moviemind.servers.model.openai.Json;
import com.moviemind.servers.model.openai.ModelRequest;
import com.moviemind.servers.model.text.Brief;
import com.moviemind.servers.model.text.Composer;
import com.moviemind.servers.model.text.Flawed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the model makes of a conversation: its text, in the shape that was asked for. */
final class Wording {

  private static final String NOTHING_GIVEN =
      "No facts were given, so there is nothing to describe.";

  /** So begins the part of a prompt that asks again for a text that was turned down. */
  private static final String WRITTEN_BEFORE = "You have written this text before";

  private Wording() {}

  /** What is asked for, if it can be told. */
  static Optional<Brief> brief(ModelRequest asked) {
    var brief =
        asked.messages().reversed().stream().map(Brief::in).flatMap(Optional::stream).findFirst();
    return asked.instructions().contains(WRITTEN_BEFORE) ? brief.map(Brief::repeated) : brief;
  }

  /** What the model says; null where it refuses. */
  static @Nullable String content(
      ModelRequest asked, Optional<Brief> brief, @Nullable Kind kind, boolean obedient) {
    if (kind == Kind.REFUSED) {
      return null;
    }
    if (kind == Kind.GARBAGE) {
      return "{\"text\": \"this is not";
    }
    if (kind == Kind.MISSHAPEN) {
      return "{\"words\": \"of another shape\"}";
    }
    var text = kind == Kind.EMPTY ? "" : text(asked, brief, kind, obedient);
    return asked.field() == null
        ? text
        : new String(Json.bytes(Json.object().put(asked.field(), text)), UTF_8);
  }

  private static String text(
      ModelRequest asked, Optional<Brief> brief, @Nullable Kind kind, boolean obedient) {
    if (obedient) {
      var order = NaiveReader.order(asked.instructions(), asked.messages());
      if (order.isPresent()) {
        return order.get();
      }
    }
    var flaw = kind == null ? null : kind.flaw();
    return brief
        .map(it -> flaw == null ? Composer.compose(it) : Flawed.compose(it, flaw))
        .orElse(NOTHING_GIVEN);
  }
}
