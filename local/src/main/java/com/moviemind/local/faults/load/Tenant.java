package com.moviemind.local.faults.load;

import com.moviemind.local.client.Api;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who asks: the api's address, a key, and whose it is. */
public record Tenant(String api, String key, UUID id) {

  /** Makes one that may ask for as much as it likes. */
  public static Tenant made(Api admin, String api) {
    var name = "faults-" + UUID.randomUUID();
    var tenant = admin.post("/api/v1/admin/tenants", Map.of("name", name, "plan", "unlimited"));
    var key =
        admin.post(
            "/api/v1/admin/tenants/%s/keys".formatted(tenant.get("id").asString()),
            Map.of("label", "faults", "scopes", List.of("read", "generate", "webhooks")));
    return new Tenant(api, key.get("key").asString(), UUID.fromString(tenant.get("id").asString()));
  }
}
