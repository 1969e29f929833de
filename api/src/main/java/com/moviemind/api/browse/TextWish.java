package com.moviemind.api.browse;

import com.moviemind.api.texts.Text;
import com.moviemind.api.texts.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which text a reader would like to see.
 *
 * @param locale null for the default one
 * @param contextTag the style; null for any
 */
public record TextWish(@Nullable String locale, @Nullable String contextTag) {

  public boolean isEmpty() {
    return locale == null && contextTag == null;
  }

  /**
   * The text that comes nearest: the wished locale and style, then the wished style in the default
   * locale, then the default text. With no style wished, the newest of the locale.
   *
   * @param texts the default text first
   */
  public Optional<Text> nearest(List<Text> texts) {
    var wanted = locale == null ? Texts.DEFAULT_LOCALE : locale;
    return Stream.of(wanted, Texts.DEFAULT_LOCALE)
        .flatMap(in -> texts.stream().filter(it -> it.locale().equals(in) && styled(it)))
        .findFirst()
        .or(() -> texts.stream().findFirst());
  }

  private boolean styled(Text text) {
    return contextTag == null || text.contextTag().equals(contextTag);
  }
}
