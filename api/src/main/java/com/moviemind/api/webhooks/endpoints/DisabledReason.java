package com.moviemind.api.webhooks.endpoints;

import java.util.Locale;

/** Why nothing is sent to an endpoint any more, until its owner enables it again. */
public enum DisabledReason {
  /** Its owner said so. */
  OWNER,
  /** It answered 410. */
  GONE,
  /** All attempts of an event failed, and none of another one succeeded meanwhile. */
  EXHAUSTED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
