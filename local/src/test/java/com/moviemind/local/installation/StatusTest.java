package com.moviemind.local.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.local.installation.Status.Pids;
import com.moviemind.servers.process.PidFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class StatusTest {

  private static final Status UP =
      new Status(
          true,
          "http://127.0.0.1:8080",
          "http://127.0.0.1:8081",
          "mm_a",
          "mm_b",
          "127.0.0.1:9092",
          "http://127.0.0.1:8085/apis/ccompat/v7",
          "postgres://postgres:secret@127.0.0.1:5432/moviemind",
          "redis://:secret@127.0.0.1:6379",
          "https://api.openai.com/v1",
          new Pids(1L, List.of(2L, 3L), 4L, 5L, 6L, 7L, null));

  @TempDir Path folder;

  @Test
  void programsFindTheFieldsTheyWerePromised() {
    var json = JsonMapper.shared().readTree(UP.toJson());

    assertThat(json.propertyNames())
        .containsExactly(
            "ready",
            "api",
            "management",
            "api_key",
            "admin_key",
            "kafka",
            "schema_registry",
            "postgres",
            "redis",
            "model",
            "pids");
    assertThat(json.get("pids").propertyNames())
        .containsExactly("api", "worker", "kafka", "postgres", "redis", "schema_registry", "model");
    assertThat(json.at("/pids/worker/1").asInt()).isEqualTo(3);
    assertThat(json.at("/pids/model").isNull()).as("a model elsewhere has no pid here").isTrue();
  }

  @Test
  void anInstallationThatDoesNotRunHasTheSameFields() {
    var down = JsonMapper.shared().readTree(Status.DOWN.toJson());

    assertThat(down.propertyNames())
        .containsExactlyElementsOf(JsonMapper.shared().readTree(UP.toJson()).propertyNames());
    assertThat(down.get("ready").asBoolean()).isFalse();
  }

  @Test
  void keysAreReadableByTheirOwnerAlone() throws IOException {
    var home = homeOf(ProcessHandle.current());

    UP.writeTo(home);

    assertThat(Files.getPosixFilePermissions(home.statusFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Status.of(home)).isEqualTo(UP);
  }

  @Test
  void whatADeadLauncherLeftIsNotBelieved() throws IOException {
    var home = homeOf(ProcessHandle.current());
    UP.writeTo(home);
    Files.writeString(folder.resolve("run").resolve("launcher"), "1 0");

    assertThat(Status.of(home)).isEqualTo(Status.DOWN);
  }

  private Home homeOf(ProcessHandle launcher) throws IOException {
    Files.createDirectories(folder.resolve("run"));
    PidFiles.write(folder.resolve("run").resolve("launcher"), launcher);
    return Home.at(folder);
  }
}
