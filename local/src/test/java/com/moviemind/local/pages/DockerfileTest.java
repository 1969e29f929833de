package com.moviemind.local.pages;

import static com.moviemind.local.pages.ComposeFile.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class DockerfileTest {

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void runsAsNobodyInParticular(String application) throws IOException {
    var users = instructions(application, "USER");
    assertThat(users).hasSize(1);
    assertThat(users.getFirst()).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void javaIsProcessOneAndHearsTheSignals(String application) throws IOException {
    assertThat(instructions(application, "ENTRYPOINT"))
        .singleElement()
        .asString()
        .startsWith("[\"java\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void layersAreCopiedFromSeldomToOften(String application) throws IOException {
    assertThat(instructions(application, "COPY").stream().filter(it -> it.contains("/layers/")))
        .map(it -> it.replaceAll(".*/layers/([a-z-]+)/ .*", "$1"))
        .containsExactly(
            "dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void noSecretAndNoMovingTag(String application) throws IOException {
    assertThat(instructions(application, "FROM"))
        .hasSize(2)
        .allMatch(it -> it.matches("[a-z-]+:\\d[\\w.-]*( AS [a-z]+)?"));
    assertThat(Files.readString(REPOSITORY.resolve(application + "/Dockerfile")))
        .doesNotContainIgnoringCase("password")
        .doesNotContainIgnoringCase("api_key");
    assertThat(Files.readAllLines(REPOSITORY.resolve(application + "/.dockerignore")))
        .containsExactly("*", "!target/moviemind-" + application + "-exec.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker"})
  void healthCheckTellsWellFromIll(String application) throws Exception {
    var status = new int[] {200};
    var loopback = InetAddress.getLoopbackAddress();
    var server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(status[0], -1);
          exchange.close();
        });
    server.start();
    var port = server.getAddress().getPort();
    assertThat(healthCheck(application, port)).as("ready").isZero();
    status[0] = 503;
    assertThat(healthCheck(application, port)).as("not ready").isNotZero();
    server.stop(0);
    assertThat(healthCheck(application, port)).as("not there").isNotZero();
  }

  /** Runs the image's own command; the value is its exit code. */
  private static int healthCheck(String application, int port) throws Exception {
    var check = instructions(application, "HEALTHCHECK").getFirst();
    List<String> command = new Yaml().load(check.substring(check.indexOf("CMD ") + 4));
    var process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("MANAGEMENT_SERVER_PORT", String.valueOf(port));
    var running = process.start();
    running.getInputStream().readAllBytes();
    return running.waitFor();
  }

  static List<String> instructions(String application, String name) throws IOException {
    var text = Files.readString(REPOSITORY.resolve(application + "/Dockerfile"));
    var joined = text.replaceAll("\\\\\\n\\s*", "");
    return Pattern.compile("(?m)^" + name + " (.*)$")
        .matcher(joined)
        .results()
        .map(it -> it.group(1))
        .toList();
  }
}
