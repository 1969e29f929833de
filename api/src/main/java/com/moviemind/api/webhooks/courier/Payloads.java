package com.moviemind.api.webhooks.courier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.api.eventlog.LoggedEvent;
import com.moviemind.api.texts.Text;
import com.moviemind.api.texts.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a delivery: thin, or with the text that the event speaks of. */
@Component
class Payloads {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Texts texts;

  Payloads(Texts texts) {
    this.texts = texts;
  }

  byte[] of(LoggedEvent event, boolean withText) {
    var text = withText ? text(event) : null;
    var data =
        text == null
            ? event.data()
            : event.data().substring(0, event.data().lastIndexOf('}'))
                + ", \"text\": "
                + text
                + "}";
    return envelope(event.eventId(), event.seq(), event.type(), event.at(), event.jobId(), data);
  }

  /** A ping is in no log, so it has no number. */
  byte[] ping(UUID id, Instant at, UUID endpointId) {
    var data = "{\"endpoint_id\": \"" + endpointId + "\"}";
    return envelope(id, null, "webhook.ping", at, null, data);
  }

  /** As streams and pulls show it. The log keeps data as a JSON object: it is put in as it is. */
  private static byte[] envelope(
      UUID id, @Nullable Long seq, String type, Instant at, @Nullable UUID jobId, String data) {
    var body = new StringBuilder(data.length() + 250).append("{\"id\": \"").append(id);
    if (seq != null) {
      body.append("\", \"cursor\": \"").append(seq.longValue());
    }
    body.append("\", \"type\": \"").append(type);
    body.append("\", \"timestamp\": \"").append(at);
    if (jobId != null) {
      body.append("\", \"job_id\": \"").append(jobId);
    }
    return body.append("\", \"data\": ").append(data).append('}').toString().getBytes(UTF_8);
  }

  private @Nullable String text(LoggedEvent event) {
    if (!event.data().contains("\"text_id\"")) {
      return null;
    }
    var data = JSON.readTree(event.data());
    var entity = uuid(data, "entity_id");
    var id = uuid(data, "text_id");
    var text = entity == null || id == null ? null : texts.find(entity, id);
    return text == null ? null : JSON.writeValueAsString(members(text));
  }

  private static Map<String, Object> members(Text text) {
    var members = new LinkedHashMap<String, Object>();
    members.put("id", text.id());
    members.put("locale", text.locale());
    members.put("context_tag", text.contextTag());
    members.put("version", text.version());
    members.put("text", text.text());
    members.put("origin", text.origin());
    members.put("ai_model", text.passport().model());
    members.put("generated_at", text.passport().generatedAt());
    return members;
  }

  private static @Nullable UUID uuid(JsonNode data, String member) {
    var text = data.path(member).asString("");
    return text.isEmpty() ? null : UUID.fromString(text);
  }
}
