package com.moviemind.servers;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A running server and where clients find it. */
public interface Server extends AutoCloseable {

  /** An address that a client of this server takes as it is. */
  URI address();

  long pid();

  /** Completes with the exit code when the process ends, wanted or not. */
  CompletableFuture<Integer> onExit();

  @Override
  void close();
}
