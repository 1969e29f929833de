package com.moviemind.servers.clock;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.util.Date;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Rewrites the classes of its JVM so that they ask {@link Skew} what time it is. */
public final class ClockAgent implements ClassFileTransformer {

  private static final long LOOK_NANOS = 50_000_000;
  private static final String SKEW = Skew.class.getName().replace('.', '/');
  private static final CallRedirection MILLIS =
      new CallRedirection("java/lang/System", "currentTimeMillis", "()J", SKEW);
  private static final CallRedirection INSTANT =
      new CallRedirection("java/time/Instant", "ofEpochSecond", "(JJ)Ljava/time/Instant;", SKEW);

  private ClockAgent() {}

  /** The JVM calls this before the program; the file says, in milliseconds, how wrong to be. */
  public static void premain(String file, Instrumentation jvm) throws UnmodifiableClassException {
    jvm.addTransformer(new ClockAgent(), true);
    // Loaded already: these go through the transformer only when asked to.
    jvm.retransformClasses(Clock.class, Clock.systemUTC().getClass(), Date.class);
    Thread.ofPlatform().daemon().name("clock").start(() -> follow(Path.of(file)));
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name.equals(SKEW)) {
      return null;
    }
    return name.equals("java/time/Clock") ? INSTANT.in(bytes) : MILLIS.in(bytes);
  }

  private static void follow(Path file) {
    while (true) {
      try {
        Skew.millis = Long.parseLong(Files.readString(file).strip());
      } catch (IOException | NumberFormatException absent) {
        Skew.millis = 0;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
