package com.moviemind.api.browse;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.texts.Text;
import com.moviemind.api.texts.Text.Passport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextWishTest {

  private static final Text ENGLISH = text("en-US", "DEFAULT");
  private static final Text ENGLISH_MODERN = text("en-US", "modern");
  private static final Text POLISH = text("pl-PL", "modern");

  private final List<Text> texts = List.of(ENGLISH, ENGLISH_MODERN, POLISH);

  @Test
  void theWishedTextIsShownWhereThereIsOne() {
    assertThat(wish("pl-PL", "modern").nearest(texts)).contains(POLISH);
    assertThat(wish("pl-PL", null).nearest(texts)).contains(POLISH);
    assertThat(wish(null, "modern").nearest(texts)).contains(ENGLISH_MODERN);
  }

  @Test
  void theWishedStyleIsSoughtInTheDefaultLocaleNext() {
    assertThat(wish("de-DE", "modern").nearest(texts)).contains(ENGLISH_MODERN);
    assertThat(wish("de-DE", null).nearest(texts)).contains(ENGLISH);
  }

  @Test
  void theDefaultTextIsTheLastResort() {
    assertThat(wish("de-DE", "humorous").nearest(texts)).contains(ENGLISH);
    assertThat(wish("de-DE", "humorous").nearest(List.of(POLISH))).contains(POLISH);
    assertThat(wish("de-DE", null).nearest(List.of())).isEmpty();
  }

  private static TextWish wish(@Nullable String locale, @Nullable String style) {
    return new TextWish(locale, style);
  }

  private static Text text(String locale, String style) {
    var passport =
        new Passport(
            "m", "movie/1", "", "", 1, List.of(), 1, 0, 1, 1, 1, List.of(), 1, Instant.EPOCH);
    return new Text(
        UUID.randomUUID(), UUID.randomUUID(), locale, style, 1, "text", "GENERATED", passport);
  }
}
