package com.moviemind.api.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that hold at this moment. */
interface LiveKeys {

  /** Reads many keys at once; keys that do not hold are absent from the answer. */
  Map<KeyHash, Grant> live(Collection<KeyHash> hashes);

  /** What a key gives, until when. */
  record Grant(Caller caller, @Nullable Instant expiresAt) {
    boolean holdsAt(Instant now) {
      return expiresAt == null || now.isBefore(expiresAt);
    }
  }
}
