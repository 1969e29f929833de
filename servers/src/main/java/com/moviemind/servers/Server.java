package com.moviemind.servers;

import com.moviemind.servers.process.ChildProcess;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A running server and where clients find it. */
public interface Server extends AutoCloseable {

  /** An address that a client of this server takes as it is. */
  URI address();

  /** What it runs in. */
  ChildProcess process();

  default long pid() {
    return process().pid();
  }

  /** Completes with the exit code when the process ends, wanted or not. */
  default CompletableFuture<Integer> onExit() {
    return process().onExit();
  }

  @Override
  default void close() {
    process().close();
  }
}
