package com.moviemind.servers.model.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSheetTest {

  @TempDir Path folder;

  @Test
  void aFileMayHoldCommentsSingleValuesAndAComma() throws IOException {
    var file = folder.resolve("faults.json");
    Files.writeString(
        file,
        """
        # a demonstration
        {
          "seed": 7, // of the shares
          "rules": [
            {"fault": "wrong_year", "locale": "pl-PL", "share": 0.5},
            {"fault": "RATE_LIMITED", "nth": [1, 3], "retry_after_ms": 250},
          ],
        }
        """);

    var sheet = FaultSheet.read(file);

    assertThat(sheet.seedOr(1)).isEqualTo(7);
    assertThat(sheet.standing()).hasSize(2);
    assertThat(sheet.standing().getFirst().locale()).containsExactly("pl-PL");
    assertThat(sheet.standing().getLast().nth()).containsExactly(1, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\\n`rules`: [\\n{`fault`: `bad_mood`}]} | line 3: rules[0].fault: unknown fault bad_mood; known are rate_limited",
        "{`rules`: [{`fault`: `markup`},\\n{`fault`: `markup`, `shar`: 1}]} | line 2: rules[1].shar: unknown field; known are always",
        "{`rules`: [{`fault`: `markup`, `share`: 2}]} | rules[0]: share is above 0 and at most 1",
        "{`rules`: [{`share`: 1}]} | rules[0]: fault is missing",
        "{`rules`: [{`fault`: `markup`, `delay_ms`: 1}]} | rules[0]: delay_ms belongs to slow",
        "{`rules`: [{`fault`: `slow`}]} | rules[0]: slow needs a delay_ms",
        "{`rules`: [{`fault`: `markup`, `nth`: 0}]} | rules[0]: nth holds numbers from 1",
        "{`rules`: [{`fault`: `markup`, `times`: `often`}]} | line 1: rules[0].times:",
        "{`ruls`: []} | line 1: ruls: unknown field; known are faults, obedient, rules, seed",
        "{`faults`: [{`times`: 1}]} | faults: kind is missing",
        "{`rules`: [\\n{`fault` `markup`}]} | line 2:",
        "null | line 1: an object with rules is expected"
      })
  void whatIsWrongIsNamedWithLineAndField(String sheet, String problem) {
    var json = sheet.replace('`', '"').replace("\\n", "\n").getBytes(UTF_8);

    assertThatThrownBy(() -> FaultSheet.read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(problem);
  }

  @Test
  void theExampleOfTheDocumentationCanBeRead() {
    assertThat(FaultSheet.read(Path.of("../docs/model-faults.json")).standing()).isNotEmpty();
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> FaultSheet.read(folder.resolve("none.json")))
        .hasMessageContaining("none.json: cannot be read");
  }
}
