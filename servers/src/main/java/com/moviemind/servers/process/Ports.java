package com.moviemind.servers.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.concurrent.ThreadLocalRandom;

/** Loopback ports for servers. */
public final class Ports {

  private static final int LOWEST = 10_240;
  private static final int USUAL_EPHEMERAL_START = 32_768;
  private static final Path EPHEMERAL = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  private Ports() {}

  /**
   * Distinct ports that are free now and below the ephemeral range: a server that restarts there
   * cannot find its port taken by somebody's outgoing connection.
   */
  public static List<Integer> free(int count) {
    var end = ephemeralStart();
    var found = new LinkedHashSet<Integer>();
    for (int tries = 0; found.size() < count && tries < 10_000; tries++) {
      var port = ThreadLocalRandom.current().nextInt(LOWEST, end);
      if (isFree(port)) {
        found.add(port);
      }
    }
    if (found.size() < count) {
      throw new DidNotStart(
          "no %d free ports between %d and %d on 127.0.0.1".formatted(count, LOWEST, end));
    }
    return List.copyOf(found);
  }

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  /**
   * Refuses a port that somebody holds.
   *
   * @throws PortInUse if the port cannot be listened on
   */
  public static void requireFree(String name, int port) {
    if (!isFree(port)) {
      throw new PortInUse(name, port);
    }
  }

  private static int ephemeralStart() {
    try {
      var start = new Scanner(Files.readString(EPHEMERAL)).nextInt();
      return start > LOWEST + 1000 ? start : USUAL_EPHEMERAL_START;
    } catch (IOException | NoSuchElementException unknown) {
      return USUAL_EPHEMERAL_START;
    }
  }
}
