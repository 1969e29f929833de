package com.moviemind.local.installation;

import com.moviemind.servers.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Passwords and keys of one home, drawn at its first start and kept in a file that only its owner
 * can read. The database holds hashes of the two API keys.
 */
final class Secrets {

  private static final int BYTES = 32;

  private final Properties values;

  private Secrets(Properties values) {
    this.values = values;
  }

  static Secrets of(Home home) {
    var file = home.secretsFile();
    var values = new Properties();
    try {
      if (Files.exists(file)) {
        try (var reader = Files.newBufferedReader(file)) {
          values.load(reader);
        }
      }
      if (draw(values)) {
        keep(file, values);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Secrets(values);
  }

  String apiKey() {
    return of("api-key");
  }

  String adminKey() {
    return of("admin-key");
  }

  /** What webhook secrets are encrypted with: 32 bytes. */
  String webhookKey() {
    return of("webhook-key");
  }

  /** The password of a database role, or of a server. */
  String password(String whose) {
    return of("password." + whose);
  }

  private String of(String name) {
    return values.getProperty(name, "");
  }

  private static boolean draw(Properties values) {
    var before = values.size();
    for (var whose : new String[] {"postgres", "owner", "api", "worker", "registry", "redis"}) {
      values.putIfAbsent("password." + whose, random());
    }
    values.putIfAbsent("webhook-key", random());
    values.putIfAbsent("api-key", "mm_" + random());
    values.putIfAbsent("admin-key", "mm_" + random());
    return values.size() > before;
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void keep(Path file, Properties values) throws IOException {
    Folders.writeSecret(
        file,
        values.stringPropertyNames().stream()
            .sorted()
            .map(it -> it + "=" + values.getProperty(it) + "\n")
            .collect(Collectors.joining()));
  }
}
