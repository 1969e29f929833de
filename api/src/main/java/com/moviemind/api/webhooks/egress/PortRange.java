package com.moviemind.api.webhooks.egress;

/** A port, or several in a row. */
record PortRange(int first, int last) {

  /** Reads {@code 443} or {@code 8000-8999}. */
  static PortRange of(String text) {
    var ends = text.strip().split("-", 2);
    try {
      int first = Integer.parseInt(ends[0]);
      int last = ends.length == 1 ? first : Integer.parseInt(ends[1]);
      if (first < 1 || last > 65_535 || first > last) {
        throw new IllegalArgumentException("not a port or a range of ports: " + text);
      }
      return new PortRange(first, last);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not a port or a range of ports: " + text, e);
    }
  }

  boolean contains(int port) {
    return first <= port && port <= last;
  }
}
