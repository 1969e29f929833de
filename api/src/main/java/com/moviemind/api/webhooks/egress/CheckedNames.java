package com.moviemind.api.webhooks.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * What the HTTP client connects to: it asks once for each connection and uses exactly these
 * addresses, so nothing can change between the check and the use.
 */
final class CheckedNames implements DnsResolver {

  private final Names names;
  private final Networks networks;

  CheckedNames(Names names, Networks networks) {
    this.names = names;
    this.networks = networks;
  }

  /** One forbidden address among several is enough: an honest host has none. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var addresses = names.resolve(host);
    if (addresses.isEmpty()) {
      throw new UnknownHostException("no name server knows " + host);
    }
    for (var it : addresses) {
      var kind = networks.refused(it);
      if (kind != null) {
        throw new RefusedTarget("the host has an address that is not public: " + kind);
      }
    }
    return addresses.toArray(InetAddress[]::new);
  }

  /** Only Kerberos asks for it. */
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
