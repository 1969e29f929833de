package com.moviemind.local.installation;

import com.moviemind.servers.Server;
import com.moviemind.servers.process.ChildProcess;
import com.moviemind.servers.process.Jvm;
import com.moviemind.servers.process.Launch;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The api or a worker as a process of its own.
 *
 * @param address the api's interface; a worker has only its management address
 */
record Application(ChildProcess process, URI address, URI management) implements Server {

  private static final Duration START = Duration.ofMinutes(3);
  private static final int ANSWER_MILLIS = 2_000;

  static Application api(
      Path home, String name, int port, int managementPort, Map<String, String> told) {
    Ports.requireFree("the api", port);
    return start("api", name, 512, home, loopback(port), managementPort, told, List.of());
  }

  static Application worker(
      Path home, String name, int managementPort, Map<String, String> told, List<String> java) {
    return start("worker", name, 384, home, loopback(managementPort), managementPort, told, java);
  }

  /** True once the application says that it takes requests. */
  boolean isReady() {
    try {
      return isReady(management);
    } catch (IOException e) {
      return false;
    }
  }

  private static Application start(
      String module,
      String name,
      int heapMegabytes,
      Path home,
      URI address,
      int managementPort,
      Map<String, String> told,
      List<String> java) {
    Ports.requireFree(name + "'s management", managementPort);
    var jar = Build.application(module);
    var options = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
    options.addAll(Plan.javaOptions(told));
    options.addAll(java);
    options.addAll(List.of("-jar", jar.toString()));
    var launch = Launch.of(name, home, Jvm.command(heapMegabytes, options)).with(told);
    var management = loopback(managementPort);
    var process = ChildProcess.start(launch).awaitReady(START, () -> isReady(management));
    return new Application(process, address, management);
  }

  static boolean isReady(URI management) throws IOException {
    var url = management.resolve("/actuator/health/readiness").toURL();
    var connection = (HttpURLConnection) url.openConnection();
    connection.setConnectTimeout(ANSWER_MILLIS);
    connection.setReadTimeout(ANSWER_MILLIS);
    try {
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } finally {
      connection.disconnect();
    }
  }

  private static URI loopback(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
