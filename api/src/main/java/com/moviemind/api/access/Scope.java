package com.moviemind.api.access;

import java.util.Locale;

/** What a key may do. */
public enum Scope {
  /** See the catalogue, texts and the tenant's own jobs. */
  READ,
  /** Have texts made, and cancel that. */
  GENERATE,
  /** Say where the tenant's events are delivered, and see what was. */
  WEBHOOKS,
  /** Operate the whole installation: tenants, keys, imports. */
  ADMIN;

  /** The scope's name in the database and in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Scope of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
