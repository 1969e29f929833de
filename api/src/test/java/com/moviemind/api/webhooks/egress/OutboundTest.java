package com.moviemind.api.webhooks.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.webhooks.Receiver;
import com.moviemind.api.webhooks.Receiver.Reply;
import com.moviemind.api.webhooks.WebhooksProperties.Egress;
import com.moviemind.api.webhooks.egress.Answer.Answered;
import com.moviemind.api.webhooks.egress.Answer.Refused;
import com.moviemind.api.webhooks.egress.Answer.Unreached;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Receiver receiver = new Receiver();
  @TempDir Path folder;

  @AfterEach
  void close() {
    receiver.close();
  }

  /**
   * Public when it is registered, this machine when it is delivered to: refused, nothing is sent.
   */
  @Test
  void aHostThatChangesItsAddressAfterRegistrationIsRefused() throws IOException {
    var asked = new AtomicInteger();
    Names rebinding =
        _ -> List.of(asked.getAndIncrement() == 0 ? InetAddress.getByName("93.184.216.34") : HERE);
    var names = new CheckedNames(rebinding, new Networks(List.of()));
    var targets = new Targets(names, egress(PATIENCE));
    try (var outbound = outbound(names, targets, SSLContexts.createDefault())) {
      var url = "http://rebind.example.com:" + receiver.port() + "/secret";
      assertThat(targets.complaint(url)).isNull();
      assertThat(outbound.send(post(url))).isInstanceOf(Refused.class);
    }
    assertThat(receiver.at("/secret")).isEmpty();
    assertThat(asked).hasValue(2);
  }

  /** Between check and connection nobody asks again: the checked address is the one used. */
  @Test
  void theHostIsResolvedOnceForAConnectionAndTheCheckedAddressIsUsed() throws IOException {
    var asked = new AtomicInteger();
    Names turning =
        _ -> List.of(asked.getAndIncrement() == 0 ? HERE : InetAddress.getByName("10.0.0.1"));
    var names = new CheckedNames(turning, new Networks(List.of("127.0.0.0/8")));
    try (var outbound =
        outbound(names, new Targets(names, egress(PATIENCE)), SSLContexts.createDefault())) {
      var answer = outbound.send(post("http://hooks.example.com:" + receiver.port() + "/pinned"));
      assertThat(answer).isInstanceOf(Answered.class);
    }
    assertThat(asked).hasValue(1);
    assertThat(receiver.at("/pinned").getFirst().header("host"))
        .isEqualTo("hooks.example.com:" + receiver.port());
  }

  @Test
  void oneForbiddenAddressAmongSeveralIsEnough() throws IOException {
    var names =
        new CheckedNames(
            _ -> List.of(InetAddress.getByName("93.184.216.34"), HERE), new Networks(List.of()));
    try (var outbound =
        outbound(names, new Targets(names, egress(PATIENCE)), SSLContexts.createDefault())) {
      assertThat(outbound.send(post("http://two.example.com:" + receiver.port() + "/")))
          .isInstanceOf(Refused.class);
    }
  }

  /** The connection goes to the checked address, the handshake is with the host by its name. */
  @Test
  void tlsIsWithTheHostsNameThoughTheAddressIsPinned() throws Exception {
    var trust = certificate("hooks.example.com");
    try (var server =
            (javax.net.ssl.SSLServerSocket)
                trust.getServerSocketFactory().createServerSocket(0, 5, HERE);
        var outbound = toThisMachine(trust)) {
      var names = Thread.ofVirtual().start(() -> answerTwice(server));
      var right = outbound.send(post("https://hooks.example.com:" + server.getLocalPort() + "/"));
      assertThat(right).isInstanceOf(Answered.class);
      var wrong = outbound.send(post("https://other.example.com:" + server.getLocalPort() + "/"));
      assertThat(wrong)
          .isInstanceOfSatisfying(Unreached.class, it -> assertThat(it.why()).contains("TLS"));
      names.join();
      assertThat(serverNames).startsWith("hooks.example.com");
    }
  }

  private final List<String> serverNames = new java.util.concurrent.CopyOnWriteArrayList<>();

  private void answerTwice(javax.net.ssl.SSLServerSocket server) {
    for (int n = 0; n < 2; n++) {
      try (var socket = (SSLSocket) server.accept()) {
        var parameters = socket.getSSLParameters();
        parameters.setSNIMatchers(
            List.of(
                new javax.net.ssl.SNIMatcher(0) {
                  @Override
                  public boolean matches(javax.net.ssl.SNIServerName name) {
                    serverNames.add(new String(name.getEncoded(), UTF_8));
                    return true;
                  }
                }));
        socket.setSSLParameters(parameters);
        socket.getInputStream().read(new byte[8_192]);
        socket
            .getOutputStream()
            .write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
      } catch (IOException refusedByTheClient) {
        // as it should be, the second time
      }
    }
  }

  @Test
  void ofALongAnswerOnlyTheBeginningIsRead() throws IOException {
    receiver.answers("/long", new Reply(200, Map.of(), new byte[300_000]));
    try (var outbound = toThisMachine(SSLContexts.createDefault())) {
      var answer = (Answered) outbound.send(post(receiver.url("/long")));
      assertThat(answer.body()).hasSize(128 * 1024);
      assertThat(answer.cut()).isTrue();
    }
  }

  /**
   * A byte now and then keeps no connection for ever. The drops tell the time: on a machine that
   * pauses they pause too.
   */
  @Test
  void anAnswerThatDripsIsBrokenOff() throws Exception {
    var drops = new AtomicInteger();
    try (var server = new ServerSocket(0, 5, HERE);
        var outbound = toThisMachine(SSLContexts.createDefault(), Duration.ofSeconds(2))) {
      var dripping = Thread.ofVirtual().start(() -> drip(server, drops));
      var answer = outbound.send(post("http://127.0.0.1:" + server.getLocalPort() + "/"));
      assertThat(answer)
          .isInstanceOfSatisfying(
              Unreached.class, it -> assertThat(it.why()).isEqualTo("no answer within 2 s"));
      assertThat(answer.took()).isGreaterThan(Duration.ofMillis(1_500));
      dripping.join();
      assertThat(drops).as("in five seconds at most").hasValueLessThan(17);
    }
  }

  private static void drip(ServerSocket server, AtomicInteger drops) {
    try (var socket = server.accept()) {
      for (var letter : "HTTP/1.1 200 OK and so on and so on and so on".getBytes(UTF_8)) {
        socket.getOutputStream().write(letter);
        socket.getOutputStream().flush();
        drops.incrementAndGet();
        java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
      }
    } catch (IOException brokenOff) {
      // as it should be
    }
  }

  private static Post post(String url) {
    return new Post(url, Map.of("webhook-id", "x"), "{}".getBytes(UTF_8));
  }

  private static Outbound toThisMachine(SSLContext trust) {
    return toThisMachine(trust, PATIENCE);
  }

  private static Outbound toThisMachine(SSLContext trust, Duration timeout) {
    var names = new CheckedNames(_ -> List.of(HERE), new Networks(List.of("127.0.0.0/8")));
    return outbound(names, new Targets(names, egress(PATIENCE)), trust, timeout);
  }

  private static Outbound outbound(CheckedNames names, Targets targets, SSLContext trust) {
    return outbound(names, targets, trust, PATIENCE);
  }

  private static Outbound outbound(
      CheckedNames names, Targets targets, SSLContext trust, Duration timeout) {
    var properties = egress(timeout);
    return new Outbound(
        EgressConfiguration.client(names, properties, trust), targets, properties.timeout());
  }

  private static Egress egress(Duration timeout) {
    return new Egress(true, List.of("1024-65535"), List.of(), timeout, PATIENCE, null);
  }

  /**
   * A key and a certificate of its own for this host, as a server and those who trust it see it.
   */
  private SSLContext certificate(String host) throws Exception {
    var store = folder.resolve("keys.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var made =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + host,
                "-ext",
                "SAN=dns:" + host,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "secret",
                "-keypass",
                "secret")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(made).isZero();
    var password = "secret".toCharArray();
    return SSLContexts.custom()
        .loadKeyMaterial(store, password, password)
        .loadTrustMaterial(store, password)
        .build();
  }
}
