package com.moviemind.api.webhooks.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves host names; a door, so that a test can be a name server that changes its mind. */
@FunctionalInterface
public interface Names {

  /** All addresses of a host, at least one. */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
