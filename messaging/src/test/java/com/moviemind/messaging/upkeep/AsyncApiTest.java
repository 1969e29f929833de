package com.moviemind.messaging.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.schemas.EventType;
import com.moviemind.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class AsyncApiTest {

  private static final Path FROZEN = Path.of("../docs/asyncapi.json");
  private static final String WRITE = "moviemind.asyncapi.write";
  private static final int HEADER = 5;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @BeforeAll
  static void write() throws IOException {
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(FROZEN, present());
    }
  }

  @Test
  void theDescriptionIsThatOfTopicsAndSchemas() {
    assertThat(FROZEN)
        .as(
            "The topics changed. If that is meant, write it down:"
                + " ./mvnw test -pl messaging -am -Dtest=AsyncApiTest -D%s=true".formatted(WRITE)
                + " -Dsurefire.failIfNoSpecifiedTests=false, and read the difference")
        .hasContent(present());
  }

  /** With nothing but what the page says: its schema, its example, and Avro. */
  @ParameterizedTest
  @EnumSource
  void whatThePageShowsDecodes(EventType type) throws IOException {
    var message = page().at("/components/messages/" + type.schema().getName());
    var schema = new Schema.Parser().parse(message.at("/payload/schema").toString());
    assertThat(schema).isEqualTo(type.released(type.version()));
    var reader = new GenericDatumReader<GenericRecord>(schema);
    var shown = message.at("/examples/0/payload").toString();
    var fromJson = reader.read(null, DecoderFactory.get().jsonDecoder(schema, shown));
    var value = Base64.getDecoder().decode(message.at("/x-record-value-base64").asString());
    assertThat(value[0]).as("Confluent's wire format").isZero();
    var body = Arrays.copyOfRange(value, HEADER, value.length);
    var fromBytes = reader.read(null, DecoderFactory.get().binaryDecoder(body, null));
    assertThat(fromBytes).isEqualTo(fromJson);
    assertThat(message.at("/examples/0/headers/ce_type").asString()).isEqualTo(type.fullName());
  }

  @Test
  void everyTopicIsDescribedWithItsLayoutAndEveryEventIsOnOne() throws IOException {
    var channels = page().at("/channels");
    var topics = new Topics("moviemind");
    assertThat(channels).hasSize(topics.layouts().size());
    for (var layout : topics.layouts()) {
      var channel = channels.path(layout.topic().substring("moviemind.".length()));
      var kafka = channel.at("/bindings/kafka");
      assertThat(channel.at("/description").asString()).isNotBlank();
      assertThat(kafka.at("/partitions").asInt()).isEqualTo(layout.partitions());
      assertThat(kafka.at("/topicConfiguration/retention.ms").asLong())
          .isEqualTo(layout.retentionDays() * 86_400_000L);
    }
    for (var type : EventType.values()) {
      assertThat(channels).anyMatch(it -> it.at("/messages").has(type.schema().getName()));
    }
  }

  private static String present() {
    return JSON.writeValueAsString(AsyncApi.description()) + "\n";
  }

  private static JsonNode page() throws IOException {
    return JSON.readTree(Files.readString(FROZEN));
  }
}
