package com.moviemind.bench.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a JVM's heap holds on to, after a collection that it is asked for. */
public final class LiveHeap {

  private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

  /** The last line of a histogram: instances, then bytes. */
  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

  private LiveHeap() {}

  /** Megabytes; not a number where the JVM does not say. */
  public static double megabytes(long pid) throws InterruptedException {
    try {
      var asking =
          new ProcessBuilder(JCMD.toString(), Long.toString(pid), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      var said =
          new String(
              asking.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      asking.waitFor();
      var total = TOTAL.matcher(said);
      return total.find() ? Long.parseLong(total.group(1)) / 1024.0 / 1024.0 : Double.NaN;
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
