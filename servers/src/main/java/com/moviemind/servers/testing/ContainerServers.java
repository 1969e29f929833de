package com.moviemind.servers.testing;

import com.moviemind.servers.ModelStandIn;
import com.moviemind.servers.Postgres;
import com.moviemind.servers.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same servers from containers; the model stand-in is ours and stays a child process. */
record ContainerServers(
    PostgreSQLContainer postgres,
    KafkaContainer kafka,
    GenericContainer<?> redis,
    GenericContainer<?> registry,
    ModelStandIn model,
    String password)
    implements SharedServers {

  private static final int REDIS_PORT = 6379;
  private static final int REGISTRY_PORT = 8080;
  private static final String SUBJECTS = "/apis/ccompat/v7";

  static boolean engineAnswers() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  @SuppressWarnings("resource") // they live as long as the supervisor, which closes them
  static ContainerServers start(Path home, String password) {
    var postgres =
        new PostgreSQLContainer("postgres:18")
            .withUsername(Postgres.SUPERUSER)
            .withDatabaseName(Postgres.SUPERUSER)
            .withPassword(password)
            .withCommand("postgres", "-c", "max_connections=200");
    var kafka =
        new KafkaContainer("apache/kafka:4.2.1")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    var redis =
        new GenericContainer<>("redis:7.4")
            .withExposedPorts(REDIS_PORT)
            .withCommand("redis-server", "--requirepass", password);
    var registry =
        new GenericContainer<>("apicurio/apicurio-registry:3.3.3")
            .withExposedPorts(REGISTRY_PORT)
            .withEnv("APICURIO_RULES_GLOBAL_COMPATIBILITY", "FULL_TRANSITIVE")
            .waitingFor(
                Wait.forHttp(SUBJECTS + "/subjects")
                    .forPort(REGISTRY_PORT)
                    .withStartupTimeout(Duration.ofMinutes(3)));
    Startables.deepStart(postgres, kafka, redis, registry).join();
    var model = ModelStandIn.start(home, Ports.free(1).getFirst());
    return new ContainerServers(postgres, kafka, redis, registry, model, password);
  }

  @Override
  public Addresses addresses() {
    return new Addresses(
        postgres.getHost() + ":" + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        kafka.getBootstrapServers(),
        redis.getHost(),
        redis.getMappedPort(REDIS_PORT),
        "http://%s:%d%s"
            .formatted(registry.getHost(), registry.getMappedPort(REGISTRY_PORT), SUBJECTS),
        model.address().toString(),
        password);
  }

  @Override
  public void close() {
    model.close();
    Stream.of(registry, kafka, redis, postgres).parallel().forEach(GenericContainer::stop);
  }
}
