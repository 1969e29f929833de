package com.moviemind.servers.testing;

import com.moviemind.servers.Kafka;
import com.moviemind.servers.ModelStandIn;
import com.moviemind.servers.Postgres;
import com.moviemind.servers.Redis;
import com.moviemind.servers.SchemaRegistry;
import com.moviemind.servers.process.Ports;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The servers as child processes of the supervisor. */
record EmbeddedServers(
    Postgres postgres,
    Kafka kafka,
    Redis redis,
    SchemaRegistry registry,
    ModelStandIn model,
    String password)
    implements SharedServers {

  private static final int KAFKA_HEAP_MEGABYTES = 320;

  static EmbeddedServers start(Path home, String password) {
    var ports = Ports.free(7);
    var postgres =
        CompletableFuture.supplyAsync(() -> Postgres.start(home, ports.get(0), password, "64MB"));
    var registry =
        postgres.thenApplyAsync(
            it -> SchemaRegistry.start(home, ports.get(1), ports.get(2), it, password));
    var kafka =
        CompletableFuture.supplyAsync(
            () -> Kafka.start(home, ports.get(3), ports.get(4), KAFKA_HEAP_MEGABYTES));
    var redis = CompletableFuture.supplyAsync(() -> Redis.start(home, ports.get(5), password));
    var model = CompletableFuture.supplyAsync(() -> ModelStandIn.start(home, ports.get(6)));
    return new EmbeddedServers(
        postgres.join(), kafka.join(), redis.join(), registry.join(), model.join(), password);
  }

  @Override
  public Addresses addresses() {
    return new Addresses(
        postgres.address().getHost() + ":" + postgres.address().getPort(),
        kafka.bootstrapServers(),
        redis.address().getHost(),
        redis.address().getPort(),
        registry.address().toString(),
        model.address().toString(),
        password);
  }

  @Override
  public void close() {
    Stream.of(model, registry, kafka, redis, postgres).parallel().forEach(it -> it.close());
  }
}
