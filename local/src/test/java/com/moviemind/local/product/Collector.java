package com.moviemind.local.product;

import com.moviemind.local.product.Otlp.Span;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps every span that is sent to it over OTLP. */
final class Collector {

  private static final String PATH = "/v1/traces";

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  private Collector(HttpServer server) {
    this.server = server;
  }

  static Collector start() {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var collector = new Collector(HttpServer.create(loopback, 0));
      collector.server.createContext(PATH, collector::take);
      collector.server.start();
      return collector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  List<Span> all() {
    return List.copyOf(spans);
  }

  /** In the order in which they began. */
  List<Span> trace(String id) {
    return spans.stream()
        .filter(it -> it.trace().equals(id))
        .sorted(Comparator.comparingLong(Span::startNanos))
        .toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      spans.addAll(Otlp.spans(exchange.getRequestBody().readAllBytes()));
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
