package com.moviemind.api.webhooks.egress;

import java.net.UnknownHostException;

/** A host whose addresses nothing may be sent to. */
final class RefusedTarget extends UnknownHostException {

  private static final long serialVersionUID = 1L;

  RefusedTarget(String message) {
    super(message);
  }
}
