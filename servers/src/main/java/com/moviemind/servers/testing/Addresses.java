package com.moviemind.servers.testing;

import com.moviemind.servers.Folders;
import com.moviemind.servers.Postgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Properties;

/** Where the shared servers are, and the password that opens PostgreSQL and Redis. */
record Addresses(
    String postgresHostAndPort,
    String kafka,
    String redisHost,
    int redisPort,
    String schemaRegistry,
    String model,
    String password) {

  String jdbcUrl(String database) {
    return "jdbc:postgresql://%s/%s".formatted(postgresHostAndPort, database);
  }

  String adminUrl() {
    return jdbcUrl(Postgres.SUPERUSER);
  }

  /** The file appears whole, readable by its owner alone. */
  void writeTo(Path file) throws IOException {
    var lines =
        """
        postgres=%s
        kafka=%s
        redis.host=%s
        redis.port=%d
        schema-registry=%s
        model=%s
        password=%s
        """
            .formatted(
                postgresHostAndPort, kafka, redisHost, redisPort, schemaRegistry, model, password);
    var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Folders.writeSecret(unfinished, lines);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static Addresses readFrom(Path file) throws IOException {
    var lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    }
    return new Addresses(
        value(lines, "postgres"),
        value(lines, "kafka"),
        value(lines, "redis.host"),
        Integer.parseInt(value(lines, "redis.port")),
        value(lines, "schema-registry"),
        value(lines, "model"),
        value(lines, "password"));
  }

  private static String value(Properties lines, String name) {
    return Objects.requireNonNull(lines.getProperty(name), name);
  }
}
