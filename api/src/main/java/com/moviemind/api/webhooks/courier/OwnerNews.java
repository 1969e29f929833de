package com.moviemind.api.webhooks.courier;

import com.moviemind.api.eventlog.NewEvent;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.schemas.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What an endpoint's owner is told, in the event log. */
final class OwnerNews {

  private static final JsonMapper JSON = JsonMapper.shared();

  private OwnerNews() {}

  /** Its events wait, and are sent once it answers again. */
  static NewEvent parked(Endpoint endpoint, String lastError, Instant now) {
    return disabled(endpoint, "failing", lastError, now);
  }

  /** For {@code gone} and {@code exhausted} its events wait until the owner enables it again. */
  static NewEvent disabled(Endpoint endpoint, String reason, String lastError, Instant now) {
    var data = about(endpoint);
    data.put("reason", reason);
    data.put("last_error", lastError);
    data.put("recovers_by_itself", reason.equals("failing"));
    return event("endpoint.disabled", endpoint, data, now);
  }

  static NewEvent enabled(Endpoint endpoint, Instant now) {
    return event("endpoint.enabled", endpoint, about(endpoint), now);
  }

  private static Map<String, Object> about(Endpoint endpoint) {
    var data = new LinkedHashMap<String, Object>();
    data.put("endpoint_id", endpoint.id());
    data.put("description", endpoint.terms().description());
    return data;
  }

  private static NewEvent event(
      String type, Endpoint endpoint, Map<String, Object> data, Instant now) {
    return new NewEvent(
        Ids.next(), endpoint.tenantId(), null, type, JSON.writeValueAsString(data), now);
  }
}
