package com.moviemind.api.webhooks.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A network: its first address and how many leading bits its addresses share. */
@SuppressWarnings("ArrayRecordComponent") // never compared by content
record Cidr(byte[] network, int bits) {

  /** Reads {@code 10.0.0.0/8} or {@code fc00::/7}; never asks a name server. */
  static Cidr of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(0, slash).matches("[0-9a-fA-F:.]*[:.][0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text);
    }
    try {
      var network = InetAddress.getByName(text.substring(0, slash)).getAddress();
      int bits = Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > network.length * 8) {
        throw new IllegalArgumentException("no network has so many bits: " + text);
      }
      return new Cidr(network, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text, e);
    }
  }

  boolean contains(byte[] address) {
    if (address.length != network.length) {
      return false;
    }
    int whole = bits / 8;
    for (int i = 0; i < whole; i++) {
      if (address[i] != network[i]) {
        return false;
      }
    }
    int rest = bits % 8;
    return rest == 0 || ((address[whole] ^ network[whole]) & (0xff00 >> rest) & 0xff) == 0;
  }
}
