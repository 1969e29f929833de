package com.moviemind.servers.model.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One client: at most one answer is under way; what arrives meanwhile waits. */
final class Connection {

  private final SocketChannel channel;
  private final Function<Request, Reply> handler;
  private final RequestReader reader = new RequestReader();
  private @Nullable Reply underWay;
  private @Nullable ByteBuffer output;
  private boolean closeAfterwards;
  private long turn;

  Connection(SocketChannel channel, Function<Request, Reply> handler) {
    this.channel = channel;
    this.handler = handler;
  }

  /** Takes the bytes in; the answer to begin now, or null. */
  @Nullable Reply received(ByteBuffer bytes) throws IOException {
    try {
      reader.add(bytes);
      return next();
    } catch (MalformedRequest e) {
      closeAfterwards = true;
      var reply = Reply.of(e.status(), List.of(), (e.getMessage() + "\n").getBytes(UTF_8));
      underWay = reply;
      return reply;
    }
  }

  @Nullable Reply next() throws MalformedRequest {
    if (underWay != null) {
      return null;
    }
    var request = reader.next();
    if (request == null) {
      return null;
    }
    closeAfterwards = !request.wantsToStay();
    var reply = handler.apply(request);
    underWay = reply;
    return reply;
  }

  /** Starts writing the answer under way; false when the connection is over. */
  boolean send(SelectionKey key) throws IOException {
    var reply = underWay;
    if (reply == null) {
      return true;
    }
    switch (reply.ending()) {
      case HANG -> {
        return true;
      }
      case RESET -> {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        return false;
      }
      case TRUNCATED -> {
        closeAfterwards = true;
        var whole = bytes(reply);
        output = whole.limit(whole.limit() - reply.body().length / 2);
      }
      case WHOLE -> output = bytes(reply);
    }
    return write(key);
  }

  /** Goes on writing; false when the connection is over. */
  boolean write(SelectionKey key) throws IOException {
    var rest = output;
    if (rest == null) {
      return true;
    }
    channel.write(rest);
    if (rest.hasRemaining()) {
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      return true;
    }
    if ((key.interestOps() & SelectionKey.OP_WRITE) != 0) {
      key.interestOps(SelectionKey.OP_READ);
    }
    output = null;
    end();
    return !closeAfterwards;
  }

  /**
   * Counts the answers, so that a due answer whose connection went on meanwhile is known for stale.
   */
  long turn() {
    return turn;
  }

  void close() throws IOException {
    end();
    channel.close();
  }

  private void end() {
    var reply = underWay;
    underWay = null;
    turn++;
    if (reply != null) {
      reply.ended().run();
    }
  }

  private ByteBuffer bytes(Reply reply) {
    var head = new StringBuilder(512).append("HTTP/1.1 ").append(reply.status()).append(" \r\n");
    reply.headers().forEach(line -> head.append(line).append("\r\n"));
    head.append("content-length: ").append(reply.body().length).append("\r\n");
    if (closeAfterwards) {
      head.append("connection: close\r\n");
    }
    var bytes = head.append("\r\n").toString().getBytes(ISO_8859_1);
    return ByteBuffer.allocate(bytes.length + reply.body().length)
        .put(bytes)
        .put(reply.body())
        .flip();
  }
}
