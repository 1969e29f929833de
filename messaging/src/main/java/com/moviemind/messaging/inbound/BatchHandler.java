package com.moviemind.messaging.inbound;

import java.util.List;

/** Takes events in. */
public interface BatchHandler {

  /**
   * Has the effect of these events in one transaction of its own. May be called again with any of
   * them. What it throws is tried again without end, but for data that PostgreSQL rejects: then the
   * batch is cut until the guilty event stands alone.
   */
  void handle(List<InboundEvent> batch);

  /** PostgreSQL rejects this event even alone; says so to whoever waits for it. */
  void rejected(InboundEvent event, String reason);
}
