package com.moviemind.servers.testing;

/** A running set of servers; closing it stops them. */
interface SharedServers extends AutoCloseable {

  Addresses addresses();

  @Override
  void close();
}
