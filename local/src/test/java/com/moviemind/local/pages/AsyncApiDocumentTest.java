package com.moviemind.local.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.local.foreign.ForeignConsumer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parser of the AsyncAPI initiative, of the version in package-lock.json, judges for us. */
class AsyncApiDocumentTest {

  /** Errors and warnings; what is greater is advice. */
  private static final int WARNING = 1;

  private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.json");

  @Test
  void parserFindsNothingWrongWithTheDocument() throws Exception {
    var said = said(Files.readString(DOCUMENT));

    assertThat(complaints(said)).isEmpty();
    assertThat(said.getLast().get("channels")).hasSize(5);
  }

  @Test
  void parserWouldFindWhatIsWrong() throws Exception {
    var wrong = Files.readString(DOCUMENT).replaceFirst("\"action\"", "\"acton\"");

    assertThat(complaints(said(wrong))).isNotEmpty();
  }

  private static List<JsonNode> complaints(List<JsonNode> said) {
    return said.stream()
        .filter(it -> it.has("severity") && it.get("severity").asInt() <= WARNING)
        .toList();
  }

  private static List<JsonNode> said(String document) throws IOException {
    var node =
        new ProcessBuilder("node", "validate.mjs")
            .directory(ForeignConsumer.folderWithLibraries().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var in = node.getOutputStream()) {
      in.write(document.getBytes(UTF_8));
    }
    var said = new String(node.getInputStream().readAllBytes(), UTF_8);
    return said.lines().map(JsonMapper.shared()::readTree).toList();
  }
}
