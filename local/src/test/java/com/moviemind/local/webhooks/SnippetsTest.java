package com.moviemind.local.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.webhooks.signing.WebhookSecret;
import com.moviemind.local.foreign.ForeignConsumer;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of docs/webhooks.md, as they stand there. */
class SnippetsTest {

  private static final Path PAGE = Path.of("..", "docs", "webhooks.md");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path folder;

  @Test
  void theJavaProgramVerifies() throws Exception {
    var program = Files.writeString(folder.resolve("Receiver.java"), snippet("Receiver.java"));
    // whatever the locale of whoever runs this is
    verifies(folder, List.of(JAVA.toString(), "-Dstdout.encoding=UTF-8", program.toString()));
  }

  @Test
  void theNodeProgramVerifies() throws Exception {
    var libraries = ForeignConsumer.folderWithLibraries();
    var program = Files.writeString(libraries.resolve("receiver.mjs"), snippet("receiver.mjs"));
    verifies(libraries, List.of("node", program.toString()));
  }

  private void verifies(Path where, List<String> command) throws Exception {
    var secret = WebhookSecret.mint();
    int port = Ports.free(1).getFirst();
    var words = new java.util.ArrayList<>(command);
    words.addAll(List.of(Integer.toString(port), secret.text()));
    var printed = folder.resolve("printed.txt");
    // A JVM may tell of its own options there.
    var complaints = folder.resolve("complaints.txt");
    var receiver =
        new ProcessBuilder(words)
            .directory(where.toFile())
            .redirectError(complaints.toFile())
            .redirectOutput(printed.toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> {
            assertThat(receiver.isAlive())
                .as(Files.readString(printed) + Files.readString(complaints))
                .isTrue();
            return listens(port);
          });
      var genuine = SignedDelivery.of(Instant.now(), secret);
      assertThat(genuine.sendTo(port)).isEqualTo(204);
      assertThat(SignedDelivery.of(Instant.now(), WebhookSecret.mint(), secret).sendTo(port))
          .as("a rotation")
          .isEqualTo(204);
      assertThat(genuine.withBody("{}").sendTo(port)).isEqualTo(401);
      assertThat(SignedDelivery.of(Instant.now(), WebhookSecret.mint()).sendTo(port))
          .isEqualTo(401);
      assertThat(SignedDelivery.of(Instant.now().minusSeconds(900), secret).sendTo(port))
          .isEqualTo(401);
      await().until(() -> Files.readString(printed, UTF_8).lines().count() == 2);
      assertThat(Files.readString(printed, UTF_8)).contains("Zażółć gęślą jaźń");
    } finally {
      receiver.destroy();
      receiver.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String snippet(String name) throws IOException {
    var found =
        Pattern.compile(
                "<!-- snippet: " + Pattern.quote(name) + " -->\n```\\w+\n(.*?)\n```",
                Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(found.find()).as(name + " in " + PAGE).isTrue();
    return found.group(1);
  }
}
