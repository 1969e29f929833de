package com.moviemind.servers.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The hand that sets one process's clock wrong while it runs. */
public final class WrongClock {

  private static final List<Class<?>> AGENT =
      List.of(ClockAgent.class, CallRedirection.class, Skew.class);

  private final Path jar;
  private final Path setting;

  private WrongClock(Path jar, Path setting) {
    this.jar = jar;
    this.setting = setting;
  }

  /** Makes the agent in this folder; the clock is right until it is {@link #set}. */
  public static WrongClock in(Path folder) {
    var clock = new WrongClock(folder.resolve("clock.jar"), folder.resolve("clock.ms"));
    try {
      Files.createDirectories(folder);
      clock.writeJar();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    clock.set(Duration.ZERO);
    return clock;
  }

  /** What the process's JVM has to be told. */
  public List<String> javaOptions() {
    return List.of("-javaagent:%s=%s".formatted(jar, setting));
  }

  /** From a moment on, the process's clock is so far ahead, or behind. */
  public void set(Duration ahead) {
    var unfinished = setting.resolveSibling("clock.unfinished");
    try {
      Files.writeString(unfinished, Long.toString(ahead.toMillis()));
      Files.move(unfinished, setting, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeJar() throws IOException {
    var manifest = new Manifest();
    var words = manifest.getMainAttributes();
    words.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    words.putValue("Premain-Class", ClockAgent.class.getName());
    words.putValue("Can-Retransform-Classes", "true");
    // Beside the JDK's own classes, which are to call it.
    words.putValue("Boot-Class-Path", jar.getFileName().toString());
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (var type : AGENT) {
        var name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (var in = type.getClassLoader().getResourceAsStream(name)) {
          if (in == null) {
            throw new IOException(name + " is missing");
          }
          in.transferTo(out);
        }
      }
    }
  }
}
