package com.moviemind.local.faults.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** One tenant's way to the api: tells refusal and silence from an answer, and invents nothing. */
final class Line {

  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int ACCEPTED = 202;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  private final Tenant tenant;

  Line(Tenant tenant) {
    this.tenant = tenant;
  }

  /** The job of an accepted request; nothing where it has to be tried again. */
  Optional<UUID> ask(Work work, String lane, String key) throws InterruptedException {
    var body =
        JSON.writeValueAsString(
            Map.of(
                "entity_type", work.type(),
                "slug", work.slug(),
                "locale", work.locale(),
                "context_tag", work.style(),
                "lane", lane));
    var answer =
        send(
            request("/api/v1/generate")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    return answer
        .filter(Line::isAcceptedOrFails)
        .map(it -> UUID.fromString(JSON.readTree(it.body()).get("job_id").asString()));
  }

  /** Says that the job is not wanted any more, whatever comes of it. */
  void cancel(UUID job) throws InterruptedException {
    send(request("/api/v1/jobs/" + job).DELETE());
  }

  private static boolean isAcceptedOrFails(HttpResponse<String> answer) {
    return switch (answer.statusCode()) {
      case ACCEPTED -> true;
      case 409, 429, 503 -> false;
      default ->
          throw new IllegalStateException(
              "a request was answered with %d %s".formatted(answer.statusCode(), answer.body()));
    };
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(tenant.api() + path))
        .timeout(ANSWER)
        .header("X-API-Key", tenant.key());
  }

  private static Optional<HttpResponse<String>> send(HttpRequest.Builder request)
      throws InterruptedException {
    try {
      return Optional.of(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException unanswered) {
      return Optional.empty();
    }
  }
}
