package com.moviemind.api.budgets;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.tenancy.KnownTenants;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Whose budget: {@code installation}, {@code every-tenant} or a tenant's id, as addresses have it.
 *
 * @param id as commands and the worker's views have it
 */
record Owner(UUID id) {

  private static final UUID INSTALLATION = new UUID(0, 0);
  private static final UUID EVERY_TENANT = new UUID(-1, -1);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  static Owner of(String word, KnownTenants tenants) {
    return switch (word) {
      case "installation" -> new Owner(INSTALLATION);
      case "every-tenant" -> new Owner(EVERY_TENANT);
      default -> {
        if (!ID.matcher(word).matches()) {
          throw Problem.invalidParameter(
                  "owner", "This must be installation, every-tenant or a tenant's id.")
              .exception();
        }
        var id = UUID.fromString(word);
        tenants.require(id);
        yield new Owner(id);
      }
    };
  }

  String word() {
    if (id.equals(INSTALLATION)) {
      return "installation";
    }
    return id.equals(EVERY_TENANT) ? "every-tenant" : id.toString();
  }
}
