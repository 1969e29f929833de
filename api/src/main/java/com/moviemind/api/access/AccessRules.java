package com.moviemind.api.access;

import org.jspecify.annotations.Nullable;

/**
 * What each address asks of a key. Whatever is not named here needs a key: reading asks for {@code
 * read}, every other method for {@code generate}, everything about webhooks for {@code webhooks},
 * and everything of the operator for {@code admin}.
 */
final class AccessRules {

  private static final String ADMIN = "/api/v1/admin";
  private static final String WEBHOOKS = "/api/v1/webhooks";
  private static final String OPENAPI = "/api/v1/openapi.json";

  private AccessRules() {}

  /** Addresses that answer without a key. They tell nothing about tenants. */
  static boolean open(String path) {
    return path.equals("/health") || path.startsWith("/health/") || path.equals(OPENAPI);
  }

  static boolean actuator(String path) {
    return path.equals("/actuator") || path.startsWith("/actuator/");
  }

  /** The scope an address needs; {@code path} is decoded and normalized by the container. */
  static Scope needed(String method, String path) {
    if (path.equals(ADMIN) || path.startsWith(ADMIN + "/") || actuator(path)) {
      return Scope.ADMIN;
    }
    if (path.equals(WEBHOOKS) || path.startsWith(WEBHOOKS + "/")) {
      return Scope.WEBHOOKS;
    }
    return switch (method) {
      case "GET", "HEAD", "OPTIONS" -> Scope.READ;
      default -> Scope.GENERATE;
    };
  }

  /** The key as presented: {@code X-API-Key}, else {@code X-RapidAPI-Key}, else a bearer token. */
  static @Nullable String presented(
      @Nullable String apiKey, @Nullable String rapidApiKey, @Nullable String authorization) {
    if (apiKey != null) {
      return apiKey.strip();
    }
    if (rapidApiKey != null) {
      return rapidApiKey.strip();
    }
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? authorization.substring(7).strip()
        : null;
  }
}
