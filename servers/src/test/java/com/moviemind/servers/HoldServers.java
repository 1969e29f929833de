package com.moviemind.servers;

import com.moviemind.servers.process.Ports;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A launcher to be killed: starts servers in the home it is given, prints their pids and stays. */
final class HoldServers {

  private HoldServers() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws InterruptedException {
    var home = Path.of(args[0]);
    var ports = Ports.free(6);
    var postgres = Postgres.start(home, ports.get(0), "secret", "32MB");
    System.out.println("postgres " + postgres.pid());
    var redis = Redis.start(home, ports.get(1), "secret");
    System.out.println("redis " + redis.pid());
    var kafka = Kafka.start(home, ports.get(2), ports.get(3), 256);
    System.out.println("kafka " + kafka.pid());
    var registry = SchemaRegistry.start(home, ports.get(4), ports.get(5), postgres, "secret");
    System.out.println("schema-registry " + registry.pid());
    System.out.println("ready");
    new CountDownLatch(1).await();
  }
}
