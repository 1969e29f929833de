package com.moviemind.servers.process;

/** Somebody else listens where a process was asked to listen. */
public final class PortInUse extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PortInUse(String name, int port) {
    super("port %d, wanted by %s, is in use on this machine".formatted(port, name));
  }
}
