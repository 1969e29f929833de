package com.moviemind.messaging.upkeep;

import com.moviemind.schemas.EventType;
import com.moviemind.schemas.Topics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** The description of the topics for data teams (AsyncAPI 3), made from what makes the topics. */
final class AsyncApi {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Topics TOPICS = new Topics("moviemind");
  private static final String BINDING = "0.5.0";

  private static final Map<String, String> WHAT =
      Map.of(
          TOPICS.requested("interactive"),
          "Requests somebody waits for; from the api to the worker.",
          TOPICS.requested("batch"),
          "Requests that fill what is left; from the api to the worker.",
          TOPICS.events(),
          "What became of requests; from the worker to the api and to everyone who reads along.",
          TOPICS.commands(),
          "What the api wants changed on the worker's side.",
          TOPICS.deadLetters(),
          "Records whose bytes are proven wrong, as they came, with the headers dead_letter_origin"
              + " (topic/partition/offset) and dead_letter_reason.");

  private AsyncApi() {}

  static Map<String, Object> description() {
    var channels = new LinkedHashMap<String, Object>();
    var operations = new LinkedHashMap<String, Object>();
    for (var layout : TOPICS.layouts()) {
      var name = layout.topic().substring(TOPICS.installation().length() + 1);
      channels.put(name, channel(layout));
      operations.put(
          "send." + name,
          map("action", "send", "channel", ref("channels/" + name), "summary", what(layout)));
    }
    var messages = new LinkedHashMap<String, Object>();
    for (var type : EventType.values()) {
      messages.put(type.schema().getName(), message(type));
    }
    return map(
        "asyncapi",
        "3.0.0",
        "info",
        map(
            "title",
            "MovieMind's topics",
            "version",
            "1",
            "description",
            "Every record's key is its job's id (of budget and quarantine orders: the order's), so"
                + " that the events of a job keep their order; between jobs there is none. Delivery is"
                + " at least once: ce_id tells repeats apart. docs/events.md has the guide, with how"
                + " to replay.",
            "license",
            map("name", "Apache-2.0")),
        "defaultContentType",
        "application/avro",
        "servers",
        map(
            "kafka",
            map(
                "host",
                "127.0.0.1:9092",
                "protocol",
                "kafka",
                "description",
                "The address is the installation's, as is the registry's.",
                "bindings",
                map(
                    "kafka",
                    map(
                        "schemaRegistryUrl",
                        "http://127.0.0.1:8085",
                        "schemaRegistryVendor",
                        "confluent",
                        "bindingVersion",
                        BINDING)))),
        "channels",
        channels,
        "operations",
        operations,
        "components",
        map("messages", messages, "messageTraits", map("cloudEvent", cloudEvent())));
  }

  private static Map<String, Object> channel(Topics.Layout layout) {
    var messages = new LinkedHashMap<String, Object>();
    Arrays.stream(EventType.values())
        .filter(it -> Provisioning.topics(it, TOPICS).contains(layout.topic()))
        .map(it -> it.schema().getName())
        .forEach(it -> messages.put(it, ref("components/messages/" + it)));
    var configuration = Provisioning.configuration(layout);
    return map(
        "address",
        "{installation}" + layout.topic().substring(TOPICS.installation().length()),
        "description",
        what(layout),
        "parameters",
        map(
            "installation",
            map("description", "moviemind.installation", "default", TOPICS.installation())),
        "messages",
        messages,
        "bindings",
        map(
            "kafka",
            map(
                "partitions",
                layout.partitions(),
                "topicConfiguration",
                map(
                    "cleanup.policy",
                    List.of(String.valueOf(configuration.get("cleanup.policy"))),
                    "retention.ms",
                    Long.parseLong(String.valueOf(configuration.get("retention.ms")))),
                "bindingVersion",
                BINDING)));
  }

  private static Map<String, Object> message(EventType type) {
    var schema = type.released(type.version());
    var example = new ExampleEvent(schema);
    return map(
        "name",
        type.fullName(),
        "title",
        schema.getName(),
        "summary",
        schema.getDoc(),
        "contentType",
        "application/avro",
        "traits",
        List.of(ref("components/messageTraits/cloudEvent")),
        "payload",
        map(
            "schemaFormat",
            "application/vnd.apache.avro;version=1.9.0",
            "schema",
            JSON.readValue(schema.toString(), Object.class)),
        "bindings",
        map(
            "kafka",
            map(
                "key",
                map("type", "string", "format", "uuid"),
                "schemaIdLocation",
                "payload",
                "schemaIdPayloadEncoding",
                "confluent",
                "bindingVersion",
                BINDING)),
        "examples",
        List.of(
            map(
                "name",
                "as Avro's JSON encoding",
                "headers",
                example.headers(),
                "payload",
                JSON.readValue(example.json(), Object.class))),
        "x-schema-version",
        type.version(),
        "x-record-value-base64",
        example.base64());
  }

  private static Map<String, Object> cloudEvent() {
    var text = map("type", "string");
    return map(
        "description",
        "CloudEvents 1.0 in Kafka's binary mode: a reader can route without decoding.",
        "headers",
        map(
            "type",
            "object",
            "required",
            List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time"),
            "properties",
            map(
                "ce_specversion",
                map("const", "1.0"),
                "ce_id",
                map("type", "string", "format", "uuid"),
                "ce_type",
                text,
                "ce_source",
                text,
                "ce_time",
                map("type", "string", "format", "date-time"),
                "content-type",
                map("const", "application/avro"),
                "traceparent",
                map("type", "string", "description", "W3C Trace Context, where there is one"))));
  }

  private static String what(Topics.Layout layout) {
    return Objects.requireNonNull(WHAT.get(layout.topic()), layout::topic);
  }

  private static Map<String, Object> ref(String path) {
    return map("$ref", "#/" + path);
  }

  private static Map<String, Object> map(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
