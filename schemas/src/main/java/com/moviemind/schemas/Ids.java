package com.moviemind.schemas;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Time-ordered ids: UUID version 7 of RFC 9562. Unique, not secret: never use one as a key. */
public final class Ids {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  public static UUID next() {
    var random = ThreadLocalRandom.current();
    var high = (System.currentTimeMillis() << 16) | VERSION_7 | random.nextInt(1 << 12);
    var low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | VARIANT;
    return new UUID(high, low);
  }
}
