package com.moviemind.local.installation;

import static com.moviemind.local.installation.Keepers.Tier.APPLICATION;
import static com.moviemind.local.installation.Keepers.Tier.DATABASE;
import static com.moviemind.local.installation.Keepers.Tier.SERVER;

import com.moviemind.servers.Kafka;
import com.moviemind.servers.ModelStandIn;
import com.moviemind.servers.Postgres;
import com.moviemind.servers.Redis;
import com.moviemind.servers.SchemaRegistry;
import com.moviemind.servers.Server;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a running installation by name.
 *
 * @param model null where the environment names a model server
 */
record Parts(
    Kept<Postgres> postgres,
    Kept<Kafka> kafka,
    Kept<Redis> redis,
    Kept<SchemaRegistry> registry,
    @Nullable Kept<ModelStandIn> model,
    Kept<Application> api,
    List<Kept<Application>> workers) {

  private static final int KAFKA_HEAP_MEGABYTES = 384;
  private static final String SHARED_BUFFERS = "256MB";

  /** The one thing that is done between starting the database and starting what uses it. */
  @FunctionalInterface
  interface SetUp {
    void of(Postgres postgres);
  }

  /** The applications bear that a server is away, so they start beside all but the database. */
  static Parts start(Keepers keepers, Plan plan, Rig rig, SetUp setUp) {
    var home = plan.home().folder();
    var ports = plan.ports();
    var superuser = plan.secrets().password("postgres");
    var postgres =
        keepers.keep(
            DATABASE,
            "postgres",
            () -> Postgres.start(home, ports.of("postgres"), superuser, SHARED_BUFFERS));
    var kafka =
        keepers.keep(
            SERVER,
            "kafka",
            () ->
                Kafka.start(
                    home,
                    ports.of("kafka"),
                    ports.of("kafka-controller"),
                    KAFKA_HEAP_MEGABYTES,
                    rig.disk()));
    var redis =
        keepers.keep(
            SERVER,
            "redis",
            () -> Redis.start(home, ports.of("redis"), plan.secrets().password("redis")));
    var model =
        plan.ownModel()
            ? null
            : keepers.keep(
                SERVER,
                "model",
                () -> ModelStandIn.start(home, ports.of("model"), plan.tellModel()));
    var database = keepers.ready(postgres);
    setUp.of(database);
    var registry =
        keepers.keep(
            SERVER,
            "schema-registry",
            () ->
                SchemaRegistry.start(
                    home,
                    ports.of("schema-registry"),
                    ports.of("schema-registry-management"),
                    database,
                    plan.secrets().password("registry")));
    var api = api(keepers, plan);
    var workers = workers(keepers, plan, rig);
    keepers.allReady();
    return new Parts(postgres, kafka, redis, registry, model, api, workers);
  }

  /** All but the model, by the names under which they are kept. */
  Map<String, Kept<? extends Server>> byName() {
    var named = new HashMap<String, Kept<? extends Server>>();
    named.put("postgres", postgres);
    named.put("kafka", kafka);
    named.put("redis", redis);
    named.put("schema-registry", registry);
    named.put("api", api);
    for (int number = 1; number <= workers.size(); number++) {
      named.put("worker-" + number, workers.get(number - 1));
    }
    return named;
  }

  private static Kept<Application> api(Keepers keepers, Plan plan) {
    var port = plan.ports().of("api");
    var management = plan.ports().of("api-management");
    var told = plan.tellApi(port, management);
    return keepers.keep(
        APPLICATION,
        "api",
        () -> Application.api(plan.home().folder(), "api", port, management, told));
  }

  private static List<Kept<Application>> workers(Keepers keepers, Plan plan, Rig rig) {
    var workers = new ArrayList<Kept<Application>>();
    for (int number = 1; number <= plan.options().workers(); number++) {
      var name = "worker-" + number;
      var management = plan.ports().of(name);
      var told = plan.tellWorker(management);
      var java = rig.javaOptions(number);
      workers.add(
          keepers.keep(
              APPLICATION,
              name,
              () -> Application.worker(plan.home().folder(), name, management, told, java)));
    }
    return List.copyOf(workers);
  }
}
