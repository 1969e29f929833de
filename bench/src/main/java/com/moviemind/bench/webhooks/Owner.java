package com.moviemind.bench.webhooks;

import com.moviemind.bench.installation.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo tenant: registers endpoints, and has as many events as are wanted. */
final class Owner implements AutoCloseable {

  private static final String ENDPOINTS = "/api/v1/webhooks/endpoints";

  private final Target target;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Connection database;

  Owner(Target target) throws SQLException {
    this.target = target;
    var address = URI.create(target.postgres());
    var user = address.getUserInfo().split(":", 2);
    database =
        DriverManager.getConnection(
            "jdbc:postgresql://%s:%d%s"
                .formatted(address.getHost(), address.getPort(), address.getPath()),
            user[0],
            user[1]);
  }

  /** Registers an endpoint; its id. */
  String register(int port, String name, int concurrency) throws IOException, InterruptedException {
    return send(
            "POST",
            "",
            """
            {"url":"http://127.0.0.1:%d/%s","max_concurrency":%d,"rate_per_second":1000,\
            "event_types":["job.*"]}\
            """
                .formatted(port, name, concurrency))
        .path("id")
        .asString("");
  }

  JsonNode change(String endpoint, String json) throws IOException, InterruptedException {
    return send("PATCH", "/" + endpoint, json);
  }

  String status(String endpoint) throws IOException, InterruptedException {
    return send("GET", "/" + endpoint, "").path("status").asString("");
  }

  /**
   * Events of made-up jobs, put where the api's own are put: they are numbered and delivered like
   * any other.
   */
  void lives(int events) throws SQLException {
    try (var insert =
        database.prepareStatement(
            """
            insert into api.event_unnumbered (event_id, tenant_id, job_id, type, data, occurred_at)
            select uuidv7(), t.id, uuidv7(), 'job.completed',
              jsonb_build_object('job_id', uuidv7(), 'entity_type', 'MOVIE', 'entity_id', uuidv7(),
                'slug', 'made-up-' || n, 'locale', 'en-US', 'context_tag', 'modern'),
              clock_timestamp()
            from api.tenant t, generate_series(1, ?) n where t.name = 'demo'
            """)) {
      insert.setInt(1, events);
      insert.executeUpdate();
    }
  }

  long count(String sql) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
    http.close();
  }

  private JsonNode send(String method, String path, String json)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(target.api().resolve(ENDPOINTS + path))
            .header("X-API-Key", target.apiKey())
            .header("Content-Type", "application/json")
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body());
  }
}
