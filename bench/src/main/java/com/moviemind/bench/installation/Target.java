package com.moviemind.bench.installation;

import com.moviemind.bench.measure.Processes;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Where an installation answers, and which processes it is made of. */
public record Target(
    URI api,
    String apiKey,
    String adminKey,
    String postgres,
    URI model,
    Map<String, List<Long>> pids) {

  /** Reads what {@code moviemind status --json} prints. */
  static Target of(JsonNode status, URI model, long modelPid) {
    Map<String, List<Long>> pids = new HashMap<>();
    for (var process : status.path("pids").properties()) {
      var ids =
          process.getValue().isArray()
              ? process.getValue().valueStream().map(it -> it.asLong(0)).toList()
              : List.of(process.getValue().asLong(0));
      pids.put(process.getKey(), ids.stream().filter(it -> it > 0).toList());
    }
    pids.put("model", List.of(modelPid));
    return new Target(
        URI.create(status.path("api").asString("")),
        status.path("api_key").asString(""),
        status.path("admin_key").asString(""),
        status.path("postgres").asString(""),
        model,
        pids);
  }

  public Processes processes() {
    return new Processes(pids);
  }
}
