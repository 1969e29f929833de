package com.moviemind.api.webhooks.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses deliveries may go to: those of the public internet (IANA's special-purpose
 * registries, RFC 6890), and what an operator allows beside them. An IPv6 address that carries an
 * IPv4 one (mapped, NAT64, 6to4) may be no more than what it carries, also where it is allowed.
 */
public final class Networks {

  private record Special(Cidr network, String what) {}

  private static final List<Special> REFUSED =
      List.of(
          special("0.0.0.0/8", "unspecified"),
          special("10.0.0.0/8", "private"),
          special("100.64.0.0/10", "shared (carrier-grade NAT)"),
          special("127.0.0.0/8", "loopback"),
          special("169.254.0.0/16", "link-local (cloud metadata)"),
          special("172.16.0.0/12", "private"),
          special("192.0.0.0/24", "reserved for protocols"),
          special("192.0.2.0/24", "documentation"),
          special("192.88.99.0/24", "6to4 relay"),
          special("192.168.0.0/16", "private"),
          special("198.18.0.0/15", "benchmarking"),
          special("198.51.100.0/24", "documentation"),
          special("203.0.113.0/24", "documentation"),
          special("224.0.0.0/4", "multicast"),
          special("240.0.0.0/4", "reserved"),
          special("::/128", "unspecified"),
          special("::1/128", "loopback"),
          special("64:ff9b::/96", "NAT64"),
          special("64:ff9b:1::/48", "local NAT64"),
          special("100::/64", "discard"),
          special("2001::/23", "reserved for protocols (Teredo among them)"),
          special("2001:db8::/32", "documentation"),
          special("2002::/16", "6to4"),
          special("3fff::/20", "documentation"),
          special("5f00::/16", "segment routing"),
          special("fc00::/7", "unique local"),
          special("fe80::/10", "link-local"),
          special("fec0::/10", "site-local"),
          special("ff00::/8", "multicast"));

  /** Where in an IPv6 address of this network an IPv4 address stands. */
  private record Carrier(Cidr network, int offset, boolean mapped) {}

  private static final List<Carrier> CARRIERS =
      List.of(
          new Carrier(new Cidr(mappedPrefix(), 96), 12, true),
          new Carrier(Cidr.of("64:ff9b::/96"), 12, false),
          new Carrier(Cidr.of("2002::/16"), 2, false));

  private static final Cidr PUBLIC_V6 = Cidr.of("2000::/3");

  private final List<Cidr> allowed;

  /**
   * The rules with an operator's exceptions.
   *
   * @param allowed networks such as {@code 127.0.0.0/8} that are not refused
   */
  public Networks(List<String> allowed) {
    this.allowed = allowed.stream().map(Cidr::of).toList();
  }

  /** What kind of address this is that nothing may be sent to; null where it may. */
  public @Nullable String refused(InetAddress address) {
    return refusedBytes(address.getAddress());
  }

  @Nullable String refusedBytes(byte[] address) {
    for (var it : CARRIERS) {
      if (it.network().contains(address)) {
        var inner = refusedBytes(Arrays.copyOfRange(address, it.offset(), it.offset() + 4));
        if (inner != null || it.mapped()) {
          return inner;
        }
      }
    }
    if (allowed.stream().anyMatch(it -> it.contains(address))) {
      return null;
    }
    return REFUSED.stream()
        .filter(it -> it.network().contains(address))
        .map(Special::what)
        .findFirst()
        .orElse(address.length == 4 || PUBLIC_V6.contains(address) ? null : "not public");
  }

  private static Special special(String network, String what) {
    return new Special(Cidr.of(network), what);
  }

  /** {@code ::ffff:0:0}; Java reads it as an IPv4 address when it is written as text. */
  private static byte[] mappedPrefix() {
    var prefix = new byte[16];
    prefix[10] = (byte) 0xff;
    prefix[11] = (byte) 0xff;
    return prefix;
  }
}
