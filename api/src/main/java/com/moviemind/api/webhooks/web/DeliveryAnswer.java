package com.moviemind.api.webhooks.web;

import com.moviemind.api.webhooks.history.Entry;
import com.moviemind.api.webhooks.signing.Signatures;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry of the delivery log.
 *
 * @param cursor the event's number in the log; a ping has none
 * @param cause {@code event}, {@code retry}, {@code probe}, {@code redelivery} or {@code ping}
 * @param outcome {@code delivered}, {@code failed}, or {@code refused}: nothing was sent
 * @param nextAttemptAt null where it is not tried again
 * @param request in the list it is left out
 * @param response the same
 */
record DeliveryAnswer(
    UUID id,
    UUID eventId,
    String eventType,
    @Nullable String cursor,
    String cause,
    int attempt,
    String outcome,
    @Nullable Integer status,
    @Nullable String error,
    Instant startedAt,
    int durationMs,
    @Nullable Instant nextAttemptAt,
    @Nullable Request request,
    @Nullable Response response) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What was sent; signatures are left out, secrets and personal data are redacted. */
  record Request(String url, Map<String, String> headers, String body) {}

  /** What came back, at most 128 KiB of it, redacted. */
  record Response(@Nullable JsonNode headers, @Nullable String body) {}

  static DeliveryAnswer brief(Entry entry) {
    return of(entry, null, null);
  }

  static DeliveryAnswer whole(Entry entry, String url) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("content-type", "application/json");
    headers.put(Signatures.ID, entry.event().id().toString());
    headers.put(Signatures.TIMESTAMP, Long.toString(entry.startedAt().getEpochSecond()));
    headers.put(Signatures.SIGNATURE, "[redacted]");
    var result = entry.result();
    return of(
        entry,
        new Request(url, headers, result.requestBody()),
        result.status() == null
            ? null
            : new Response(
                result.answerHeaders() == null ? null : JSON.readTree(result.answerHeaders()),
                result.answerBody()));
  }

  private static DeliveryAnswer of(
      Entry entry, @Nullable Request request, @Nullable Response response) {
    var seq = entry.event().seq();
    return new DeliveryAnswer(
        entry.id(),
        entry.event().id(),
        entry.event().type(),
        seq == null ? null : seq.toString(),
        word(entry.cause()),
        entry.attempt(),
        word(entry.result().outcome()),
        entry.result().status(),
        entry.result().error(),
        entry.startedAt(),
        entry.result().durationMs(),
        entry.nextAt(),
        request,
        response);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
