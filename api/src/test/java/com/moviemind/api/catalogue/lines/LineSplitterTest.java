package com.moviemind.api.catalogue.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

  @Test
  void linesEndAtLineFeedsAndTheLastNeedsNone() throws IOException {
    assertThat(lines(bytes("a\r\n\nbc\nd"))).containsExactly("a\r", "", "bc", "d");
    assertThat(lines(bytes("a\n"))).containsExactly("a");
    assertThat(lines(bytes(""))).isEmpty();
    assertThat(lines(bytes("a"))).containsExactly("a");
  }

  @Test
  void linesMayCrossTheBuffer() throws IOException {
    var line = "x".repeat(100_000);
    assertThat(lines(bytes(line + "\n" + line))).containsExactly(line, line);
  }

  @Test
  void gzipIsKnownByItsFirstBytes() throws IOException {
    assertThat(lines(gzip("a\nb"))).containsExactly("a", "b");
  }

  @Test
  void aLineTooLongIsCutAndTheNextOneIsWhole() throws IOException {
    var lines = lines(bytes("x".repeat(5 * LineSplitter.LONGEST_LINE) + "\nnext"));
    assertThat(lines.getFirst()).hasSize(LineSplitter.LONGEST_LINE + 1);
    assertThat(lines.getLast()).isEqualTo("next");
  }

  @Test
  void gzipThatBreaksOffIsNotTakenForItsEnd() throws IOException {
    var whole = gzip("a\n".repeat(10_000));
    assertThatThrownBy(() -> lines(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(IOException.class);
  }

  private static List<String> lines(byte[] bytes) throws IOException {
    var splitter = LineSplitter.of(new ByteArrayInputStream(bytes));
    var lines = new ArrayList<String>();
    for (var line = splitter.next(); line != null; line = splitter.next()) {
      lines.add(StandardCharsets.UTF_8.decode(line).toString());
    }
    return lines;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes(text));
    }
    return out.toByteArray();
  }
}
