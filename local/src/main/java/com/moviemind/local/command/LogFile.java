package com.moviemind.local.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One log as it is read: from its last lines on, whole lines only. */
final class LogFile {

  private static final int LONGEST_LOOK_BACK = 1 << 20;

  private final Path file;
  private final String prefix;
  private long position;

  LogFile(Path file, String prefix) {
    this.file = file;
    this.prefix = prefix;
  }

  void showLast(int lines, PrintWriter out) throws IOException {
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      position = Math.max(0, log.length() - LONGEST_LOOK_BACK);
      var all = newLines(log);
      all.lines().skip(Math.max(0, all.lines().count() - lines)).forEach(it -> show(it, out));
    }
  }

  void showNew(PrintWriter out) throws IOException {
    try (var log = new RandomAccessFile(file.toFile(), "r")) {
      if (log.length() < position) {
        // A new file took the place of one that had grown too long.
        position = 0;
      }
      newLines(log).lines().forEach(it -> show(it, out));
    }
  }

  /** A line that is still being written waits for the next look. */
  private String newLines(RandomAccessFile log) throws IOException {
    var bytes = new byte[(int) Math.min(LONGEST_LOOK_BACK, log.length() - position)];
    log.seek(position);
    log.readFully(bytes);
    var end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    position += end;
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private void show(String line, PrintWriter out) {
    out.println(prefix + line);
  }
}
