package com.moviemind.servers.model.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Function;

/** Accepts, reads, answers and waits on one thread. The handler must not block. */
public final class HttpLoop implements AutoCloseable {

  private final Selector selector = Selector.open();
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(64 << 10);
  private final DueAnswers waiting = new DueAnswers();
  private final Function<Request, Reply> handler;

  /** Listens on the loopback address at once; port 0 takes a free one. */
  public HttpLoop(int port, Function<Request, Reply> handler) throws IOException {
    this.handler = handler;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4096);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  public int port() {
    return server.socket().getLocalPort();
  }

  /** Serves until closed. */
  public void run() throws IOException {
    try {
      while (selector.isOpen()) {
        select();
        sendDue();
      }
    } catch (ClosedSelectorException closed) {
      // close() was called; there is nothing left to serve.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    selector.close();
  }

  private void select() throws IOException {
    long millis = waiting.millisUntilFirst();
    if (millis < 0) {
      selector.select(this::serve);
    } else if (millis > 0) {
      selector.select(this::serve, millis);
    } else {
      selector.selectNow(this::serve);
    }
  }

  private void serve(SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    if (key.isAcceptable()) {
      accept();
      return;
    }
    var connection = (Connection) key.attachment();
    try {
      boolean open = !key.isWritable() || goOn(key, connection);
      if (open && key.isReadable()) {
        open = read(key, connection);
      }
      if (!open) {
        connection.close();
      }
    } catch (IOException | MalformedRequest goneOrSenseless) {
      closeQuietly(connection);
    }
  }

  private void accept() {
    try {
      var channel = server.accept();
      if (channel == null) {
        return;
      }
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.register(selector, SelectionKey.OP_READ, new Connection(channel, handler));
    } catch (IOException gone) {
      // A client that left before it was accepted leaves nothing to serve.
    }
  }

  private boolean read(SelectionKey key, Connection connection)
      throws IOException, MalformedRequest {
    chunk.clear();
    int count = ((SocketChannel) key.channel()).read(chunk);
    if (count < 0) {
      return false;
    }
    var reply = connection.received(chunk.flip());
    return reply == null || begin(key, connection, reply);
  }

  private boolean goOn(SelectionKey key, Connection connection)
      throws IOException, MalformedRequest {
    if (!connection.write(key)) {
      return false;
    }
    var next = connection.next();
    return next == null || begin(key, connection, next);
  }

  private boolean begin(SelectionKey key, Connection connection, Reply first)
      throws IOException, MalformedRequest {
    var reply = first;
    while (reply != null) {
      if (reply.delayNanos() > 0) {
        waiting.add(reply.delayNanos(), connection, key);
        return true;
      }
      if (!connection.send(key)) {
        return false;
      }
      reply = connection.next();
    }
    return true;
  }

  private void sendDue() {
    for (var due = waiting.next(); due != null; due = waiting.next()) {
      sendLate(due);
    }
  }

  private void sendLate(DueAnswers.Due due) {
    try {
      if (!due.connection().send(due.key())) {
        due.connection().close();
        return;
      }
      var next = due.connection().next();
      if (next != null && !begin(due.key(), due.connection(), next)) {
        due.connection().close();
      }
    } catch (IOException | MalformedRequest goneOrSenseless) {
      closeQuietly(due.connection());
    }
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (IOException gone) {
      // It is closed either way.
    }
  }
}
