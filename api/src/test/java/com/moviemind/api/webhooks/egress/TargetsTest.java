package com.moviemind.api.webhooks.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.webhooks.WebhooksProperties.Egress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

  private static final Map<String, String> HOSTS =
      Map.of(
          "hooks.example.com", "93.184.216.34",
          "inside.example.com", "10.0.0.5",
          "metadata.example.com", "169.254.169.254",
          "mixed.example.com", "93.184.216.34,127.0.0.1");

  private static final Egress USUAL =
      new Egress(
          false,
          List.of("443", "8443"),
          List.of(),
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          null);

  private final Targets targets =
      new Targets(new CheckedNames(TargetsTest::resolve, new Networks(List.of())), USUAL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com",
        "https://hooks.example.com/a/path?token=x",
        "https://hooks.example.com:8443/",
        "HTTPS://HOOKS.example.com/",
        "https://93.184.216.34/"
      })
  void publicAddressesAreTaken(String url) {
    assertThat(targets.complaint(url)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hooks.example.com",
        "http://hooks.example.com/",
        "ftp://hooks.example.com/",
        "file:///etc/passwd",
        "https:///nothing",
        "https://user:secret@hooks.example.com/",
        "https://hooks.example.com/#part",
        "https://hooks.example.com:22/",
        "https://hooks.example.com:8080/",
        "https://nobody.example.com/",
        "https://inside.example.com/",
        "https://metadata.example.com/latest/meta-data",
        "https://mixed.example.com/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0177.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fe80::1%25eth0]/",
        "https://10.0.0.1/",
        "https://hooks.example.com\\@127.0.0.1/",
        "https://hooks_example.com/",
        "https://hooks.example.com /",
        "https://hooks.example.com/\r\nX: y"
      })
  void othersAreRefusedAtRegistration(String url) {
    assertThat(targets.complaint(url)).isNotNull();
  }

  @Test
  void anAddressThatIsTooLongIsRefused() {
    assertThat(targets.complaint("https://hooks.example.com/" + "a".repeat(2_000))).isNotNull();
  }

  private static List<InetAddress> resolve(String host) throws UnknownHostException {
    var addresses = HOSTS.get(host);
    if (addresses == null && !host.matches("[0-9a-f.:x]+|localhost")) {
      throw new UnknownHostException(host);
    }
    var found = new java.util.ArrayList<InetAddress>();
    for (var it : (addresses == null ? host : addresses).split(",", -1)) {
      found.add(InetAddress.getByName(it));
    }
    return found;
  }
}
