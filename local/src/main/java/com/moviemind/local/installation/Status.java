package com.moviemind.local.installation;

import com.moviemind.servers.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code status --json} prints. Addresses are as a client of each takes them; what does not
 * run has none and no pid.
 *
 * @param kafka bootstrap servers
 * @param postgres the superuser's address of the product's database
 * @param model of the stand-in, or of the server that the environment names
 */
public record Status(
    boolean ready,
    @Nullable String api,
    @Nullable String management,
    @Nullable String apiKey,
    @Nullable String adminKey,
    @Nullable String kafka,
    @Nullable String schemaRegistry,
    @Nullable String postgres,
    @Nullable String redis,
    @Nullable String model,
    Pids pids) {

  /** Process ids; null for what does not run as a process of the installation. */
  public record Pids(
      @Nullable Long api,
      List<Long> worker,
      @Nullable Long kafka,
      @Nullable Long postgres,
      @Nullable Long redis,
      @Nullable Long schemaRegistry,
      @Nullable Long model) {}

  static final Status DOWN =
      new Status(
          false,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          new Pids(null, List.of(), null, null, null, null, null));

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** The status of whoever runs in the home; {@link #DOWN} if nobody does. */
  public static Status of(Home home) {
    return home.launcher().flatMap(_ -> read(home)).orElse(DOWN);
  }

  public Status butNotReady() {
    return new Status(
        false,
        api,
        management,
        apiKey,
        adminKey,
        kafka,
        schemaRegistry,
        postgres,
        redis,
        model,
        pids);
  }

  public String toJson() {
    return JSON.writeValueAsString(this);
  }

  static Status fromJson(String json) {
    return JSON.readValue(json, Status.class);
  }

  /** Appears whole, and only its owner can read it: it holds keys. */
  void writeTo(Home home) {
    var file = home.statusFile();
    var unfinished = file.resolveSibling("status.unfinished");
    try {
      Folders.writeSecret(unfinished, toJson());
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Status> read(Home home) {
    try {
      return Optional.of(fromJson(Files.readString(home.statusFile())));
    } catch (IOException starting) {
      return Optional.empty();
    }
  }
}
