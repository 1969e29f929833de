package com.moviemind.api.follow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A client of a stream with hardly any memory, who takes nothing, or a little at a time. */
final class SlowReader implements AutoCloseable {

  private static final int RECEIVE_BYTES = 32_768;
  private static final int SIP_BYTES = 512;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Socket socket = new Socket();
  private final AtomicLong taken = new AtomicLong();

  /** Connects and waits for the first byte. */
  SlowReader(int port, String path, String key) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BYTES);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: x\r\nX-API-Key: %s\r\nAccept: text/event-stream\r\n\r\n"
                .formatted(path, key)
                .getBytes(StandardCharsets.US_ASCII));
    if (socket.getInputStream().read() != 'H') {
      throw new IOException("no answer");
    }
    taken.set(1);
  }

  /** From now on takes 25 kB a second, until the server has had enough. */
  void trickle() {
    Thread.ofVirtual()
        .start(() -> {
          try {
            var in = socket.getInputStream();
            for (int n = in.read(new byte[SIP_BYTES]); n > 0; n = in.read(new byte[SIP_BYTES])) {
              taken.addAndGet(n);
              TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
          } catch (IOException cutOff) {
            // what a slow reader comes to
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Bytes. */
  long taken() {
    return taken.get();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
