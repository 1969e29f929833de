package com.moviemind.servers;

import com.moviemind.servers.process.ChildProcess;
import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.Jvm;
import com.moviemind.servers.process.Launch;
import com.moviemind.servers.process.Ports;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One Kafka broker that is its own controller, in a JVM with a class path of its own. */
public final class Kafka implements Server {

  private static final Duration START = Duration.ofSeconds(90);
  private static final int ANSWER_MILLIS = 1_000;
  private static final short API_VERSIONS = 18;

  private final ChildProcess process;
  private final int port;

  private Kafka(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the broker, formatting its storage the first time.
   *
   * @param home its data go to {@code home/kafka}
   * @param controllerPort where the broker speaks with itself as the controller
   */
  public static Kafka start(Path home, int port, int controllerPort, int heapMegabytes) {
    return start(home, port, controllerPort, heapMegabytes, null);
  }

  /** The same with its data on a disk that stands in for the folder {@code home/kafka/data}. */
  public static Kafka start(
      Path home, int port, int controllerPort, int heapMegabytes, @Nullable SmallDisk disk) {
    Ports.requireFree("kafka", port);
    Ports.requireFree("kafka's controller", controllerPort);
    var data = home.resolve("kafka").resolve("data");
    var configuration = home.resolve("kafka").resolve("server.properties");
    try {
      Files.createDirectories(data);
      Files.writeString(configuration, configuration(port, controllerPort, data));
    } catch (IOException e) {
      throw new DidNotStart("cannot write " + configuration + ": " + e.getMessage(), e);
    }
    // Formatting writes this file last; a broker that finds a half-formatted folder refuses it.
    var seen = disk == null ? data : disk.seenFromOutside();
    var entrance = disk == null ? List.<String>of() : disk.entrance();
    if (!Files.exists(seen.resolve("meta.properties"))) {
      format(home, configuration, entrance);
    }
    var command = broker(heapMegabytes, "kafka.Kafka", configuration.toString());
    var launch = Launch.of("kafka", home, command).behind(entrance);
    var kafka = new Kafka(ChildProcess.start(launch), port);
    kafka.process.awaitReady(START, kafka::tellsItsVersions);
    return kafka;
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public URI address() {
    return URI.create("kafka://" + bootstrapServers());
  }

  @Override
  public ChildProcess process() {
    return process;
  }

  private static void format(Path home, Path configuration, List<String> entrance) {
    var id = UUID.randomUUID();
    var bytes = ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    var cluster = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    var command =
        broker(
            128,
            "kafka.tools.StorageTool",
            "format",
            "--ignore-formatted",
            "--cluster-id=" + cluster,
            "--config=" + configuration);
    ChildProcess.start(Launch.of("kafka-format", home, command).behind(entrance)).awaitDone(START);
  }

  private static List<String> broker(int heapMegabytes, String... rest) {
    var words = new ArrayList<String>();
    words.addAll(
        List.of(
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS",
            "-cp",
            Binaries.kafkaClassPath()));
    return Jvm.command(heapMegabytes, words, rest);
  }

  /**
   * The short session and heartbeat let a broker that was killed take up its own registration again
   * within two seconds instead of thirteen.
   */
  private static String configuration(int port, int controllerPort, Path data) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    controller.listener.names=CONTROLLER
    log.dirs=%3$s
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=1
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    group.initial.rebalance.delay.ms=0
    broker.session.timeout.ms=1500
    broker.heartbeat.interval.ms=500
    log.flush.interval.ms=1000
    log.flush.scheduler.interval.ms=1000
    log.cleaner.dedupe.buffer.size=8388608
    """
        .formatted(port, controllerPort, data);
  }

  /** Sends the protocol's smallest question, ApiVersions version 0, and reads the answer's head. */
  private boolean tellsItsVersions() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(ANSWER_MILLIS);
      var out = new DataOutputStream(socket.getOutputStream());
      out.writeInt(Short.BYTES + Short.BYTES + Integer.BYTES + Short.BYTES);
      out.writeShort(API_VERSIONS);
      out.writeShort(0);
      out.writeInt(1);
      out.writeShort(-1);
      out.flush();
      var in = new DataInputStream(socket.getInputStream());
      return in.readInt() > 0 && in.readInt() == 1 && in.readShort() == 0;
    }
  }
}
