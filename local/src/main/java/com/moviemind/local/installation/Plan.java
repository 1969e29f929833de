package com.moviemind.local.installation;

import static com.moviemind.local.installation.Options.OPENAI_KEY;
import static com.moviemind.local.installation.Options.OPENAI_URL;

import com.moviemind.servers.Postgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is decided before anything starts, and what the applications are told because of it: by the
 * environment, in Spring's way. Where the servers are is the launcher's to say; everything else
 * that the person set passes through untouched.
 */
record Plan(Home home, Options options, PortPlan ports, Secrets secrets) {

  static final String DATABASE = "moviemind";

  /** Extra options for the JVMs of the api and the workers, such as {@code -Xmx1g}. */
  static final String JAVA_OPTIONS = "MOVIEMIND_JAVA_OPTIONS";

  /** A receiver on this machine may be without TLS; an installation for others does not say so. */
  private static final Map<String, String> WEBHOOKS_HERE =
      Map.of(
          "MOVIEMIND_WEBHOOKS_EGRESS_ALLOWHTTP", "true",
          "MOVIEMIND_WEBHOOKS_EGRESS_ALLOWNETWORKS", "127.0.0.0/8,::1/128",
          "MOVIEMIND_WEBHOOKS_EGRESS_PORTS", "443,1024-65535");

  private static final String OPENAI = "https://api.openai.com/v1";
  private static final Pattern WORDS = Pattern.compile("\\s+");

  static Plan of(Home home, Options options) {
    return new Plan(
        home, options, PortPlan.of(home, options.port(), options.workers()), Secrets.of(home));
  }

  /** Whether the environment names a model: the stand-in stays out then. */
  boolean ownModel() {
    return options.ownModel();
  }

  String model() {
    var named = set(OPENAI_URL);
    if (named != null) {
      return named;
    }
    return ownModel() ? OPENAI : "http://127.0.0.1:%d/v1".formatted(ports.of("model"));
  }

  String api() {
    return "http://127.0.0.1:" + ports.of("api");
  }

  String management() {
    return "http://127.0.0.1:" + ports.of("api-management");
  }

  /** The product's database as the superuser, who may look into every schema. */
  String postgres() {
    return "postgres://%s:%s@127.0.0.1:%d/%s"
        .formatted(
            Postgres.SUPERUSER, secrets.password("postgres"), ports.of("postgres"), DATABASE);
  }

  String schemaRegistry() {
    return "http://127.0.0.1:%d/apis/ccompat/v7".formatted(ports.of("schema-registry"));
  }

  String kafka() {
    return "127.0.0.1:" + ports.of("kafka");
  }

  String redis() {
    return "redis://:%s@127.0.0.1:%d".formatted(secrets.password("redis"), ports.of("redis"));
  }

  Map<String, String> tellApi(int port, int managementPort) {
    var told = tell("api", managementPort);
    told.put("SERVER_ADDRESS", "127.0.0.1");
    told.put("SERVER_PORT", Integer.toString(port));
    told.put("MOVIEMIND_DEV_API_KEY", secrets.apiKey());
    told.put("MOVIEMIND_DEV_ADMIN_KEY", secrets.adminKey());
    told.put("MOVIEMIND_WEBHOOKS_ENCRYPTIONKEYS_HOME", secrets.webhookKey());
    WEBHOOKS_HERE.forEach((name, value) -> {
      if (set(name) == null) {
        told.put(name, value);
      }
    });
    return told;
  }

  Map<String, String> tellWorker(int managementPort) {
    var told = tell("worker", managementPort);
    told.put("SERVER_PORT", "-1");
    told.put(OPENAI_URL, model());
    if (set(OPENAI_KEY) == null) {
      // The client insists on one; neither the stand-in nor a model server at home looks at it.
      told.put(OPENAI_KEY, "none");
    }
    return told;
  }

  String[] tellModel() {
    var faults = options.modelFaults();
    return faults == null
        ? new String[0]
        : new String[] {"--faults", faults.toAbsolutePath().toString()};
  }

  /** Options for the JVMs of the api and the workers, from the environment they are told. */
  static List<String> javaOptions(Map<String, String> told) {
    return WORDS
        .splitAsStream(told.getOrDefault(JAVA_OPTIONS, ""))
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private Map<String, String> tell(String role, int managementPort) {
    var told = new HashMap<>(options.environment());
    var java = set(JAVA_OPTIONS);
    if (java != null) {
      told.put(JAVA_OPTIONS, java);
    }
    if (set("SPRING_PROFILES_ACTIVE") == null) {
      told.put("SPRING_PROFILES_ACTIVE", "dev");
    }
    told.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    told.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    told.put(
        "SPRING_DATASOURCE_URL",
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.of("postgres"), DATABASE));
    told.put("SPRING_DATASOURCE_USERNAME", "moviemind_" + role);
    told.put("SPRING_DATASOURCE_PASSWORD", secrets.password(role));
    told.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka());
    told.put("SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL", schemaRegistry());
    told.put("SPRING_DATA_REDIS_URL", redis());
    if (set("MOVIEMIND_PROVIDER_MAX_REPLICAS") == null) {
      told.put("MOVIEMIND_PROVIDER_MAX_REPLICAS", Integer.toString(options.workers()));
    }
    return told;
  }

  private @Nullable String set(String variable) {
    return options.variable(variable);
  }
}
