package com.moviemind.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir Path folder;
  private Path file;
  private LogFile log;

  @BeforeEach
  void threeLines() throws IOException {
    file = Files.writeString(folder.resolve("api.log"), "one\ntwo\nthree\n");
    log = new LogFile(file, "api | ");
  }

  @Test
  void theLastLinesAreShown() throws IOException {
    assertThat(last(2)).isEqualTo("api | two\napi | three\n");
  }

  @Test
  void aHalfWrittenLineWaitsForItsEnd() throws IOException {
    last(1);
    append("fo");
    assertThat(fresh()).isEmpty();
    append("ur\nfive\n");
    assertThat(fresh()).isEqualTo("api | four\napi | five\n");
  }

  @Test
  void aFileThatBeganAnewIsReadFromItsStart() throws IOException {
    last(3);
    Files.writeString(file, "new\n");
    assertThat(fresh()).isEqualTo("api | new\n");
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private String last(int lines) throws IOException {
    var shown = new StringWriter();
    log.showLast(lines, new PrintWriter(shown));
    return shown.toString();
  }

  private String fresh() throws IOException {
    var shown = new StringWriter();
    log.showNew(new PrintWriter(shown));
    return shown.toString();
  }
}
