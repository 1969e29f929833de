package com.moviemind.servers.clock;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.servers.process.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM whose clock is set while it runs. */
class WrongClockTest {

  private static final Duration AHEAD = Duration.ofMinutes(7);

  @TempDir Path folder;

  /** Tells the time once a line of input, in every way a program may ask for it. */
  @SuppressWarnings("JavaUtilDate") // libraries use it
  static final class TellsTheTime {
    public static void main(String[] arguments) {
      var lines =
          new BufferedReader(
              new java.io.InputStreamReader(System.in, java.nio.charset.StandardCharsets.UTF_8));
      lines
          .lines()
          .forEach(_ ->
              System.out.println(
                  "%d %d %d %d"
                      .formatted(
                          System.currentTimeMillis(),
                          Instant.now().toEpochMilli(),
                          Clock.systemUTC().millis(),
                          new Date().getTime())));
    }
  }

  @Test
  void everyWayToAskForTheTimeIsWrongByTheSame() throws IOException {
    var clock = WrongClock.in(folder);
    var options = new ArrayList<>(clock.javaOptions());
    options.addAll(Arrays.asList("-cp", System.getProperty("java.class.path")));
    var words = Jvm.command(64, options, TellsTheTime.class.getName());
    // A JVM may tell of its own options there.
    var teller = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var answers = teller.inputReader();
        var questions = teller.outputWriter()) {
      assertThat(aheadBy(questions, answers, Duration.ZERO)).isTrue();
      clock.set(AHEAD);
      assertThat(aheadBy(questions, answers, AHEAD)).isTrue();
      clock.set(AHEAD.negated());
      assertThat(aheadBy(questions, answers, AHEAD.negated())).isTrue();
    } finally {
      teller.destroyForcibly();
    }
  }

  /** Whether all of its clocks come to be wrong by that much, within a second of precision. */
  private static boolean aheadBy(
      java.io.Writer questions, BufferedReader answers, Duration expected) throws IOException {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < deadline) {
      questions.write("?\n");
      questions.flush();
      var answer = answers.readLine();
      var now = System.currentTimeMillis();
      var times = Arrays.stream(answer.split(" ", -1)).mapToLong(Long::parseLong);
      if (LongStream.of(times.toArray())
          .allMatch(it -> Math.abs(it - now - expected.toMillis()) < 1_000)) {
        return true;
      }
    }
    return false;
  }
}
