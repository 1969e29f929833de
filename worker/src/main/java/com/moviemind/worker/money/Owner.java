package com.moviemind.worker.money;

import java.util.UUID;

/** Whose budget it is, where it is no tenant's. */
final class Owner {

  /** All tenants together. Sorts before every tenant. */
  static final UUID INSTALLATION = new UUID(0, 0);

  /** Each tenant that has no budget of its own. */
  static final UUID EVERY_TENANT = new UUID(-1, -1);

  private Owner() {}
}
