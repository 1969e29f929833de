package com.moviemind.servers.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of child JVMs: this JVM's own Java, one collector thread, a stated heap. */
public final class Jvm {

  private Jvm() {}

  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  public static List<String> command(int heapMegabytes, List<String> options, String... rest) {
    var words = new ArrayList<String>();
    words.add(java().toString());
    words.add("-Xmx" + heapMegabytes + "m");
    words.add("-XX:+UseSerialGC");
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.addAll(options);
    words.addAll(List.of(rest));
    return words;
  }
}
