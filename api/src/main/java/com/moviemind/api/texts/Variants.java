package com.moviemind.api.texts;

import java.util.List;

/** The locales and styles in which texts are made. */
public final class Variants {

  /** BCP 47 tags, the default first. */
  public static final List<String> LOCALES =
      List.of(Texts.DEFAULT_LOCALE, "pl-PL", "de-DE", "fr-FR", "es-ES");

  /** The default first. */
  public static final List<String> STYLES = List.of("DEFAULT", "modern", "critical", "humorous");

  private Variants() {}
}
