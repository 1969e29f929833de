package com.moviemind.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleasedSchemasTest {

  private static final Path RESOURCES = Path.of("src/main/resources");

  @ParameterizedTest
  @EnumSource
  void whatThisBuildWritesIsReleased(EventType type) throws IOException {
    var name = type.schema().getName();
    assertThat(RESOURCES.resolve("released/" + name + "/" + type.version() + ".avsc"))
        .as("change the schema under a new version and file, never the released one")
        .hasSameTextualContentAs(Path.of("src/main/avro", name + ".avsc"));
  }

  @ParameterizedTest
  @EnumSource
  void everyReleasedVersionReadsEveryOther(EventType type) {
    var versions = IntStream.rangeClosed(1, type.version()).mapToObj(type::released).toList();
    for (var reader : versions) {
      for (var writer : versions) {
        assertThat(checkReaderWriterCompatibility(reader, writer).getType()).isEqualTo(COMPATIBLE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldAndRecordSaysWhatItIs(EventType type) {
    assertThat(type.schema().getDoc()).isNotBlank();
    assertThat(type.schema().getFields()).extracting(Schema.Field::doc).doesNotContainNull();
  }

  @Test
  void releasedFilesAreNeverEdited() throws IOException {
    assertThat(hashes())
        .as("a released schema was edited, or a new one is not yet in released.sha256")
        .isEqualTo(frozen());
  }

  private static Map<String, String> frozen() throws IOException {
    try (var file = ReleasedSchemasTest.class.getResourceAsStream("/released.sha256")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split("  ", 2))
          .collect(Collectors.toMap(it -> it[1], it -> it[0], (a, _) -> a, TreeMap::new));
    }
  }

  private static Map<String, String> hashes() throws IOException {
    try (var files = Files.walk(RESOURCES.resolve("released"))) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  it -> RESOURCES.relativize(it).toString(),
                  ReleasedSchemasTest::sha256,
                  (a, _) -> a,
                  TreeMap::new));
    }
  }

  private static String sha256(Path file) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
