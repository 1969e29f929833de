package com.moviemind.messaging.inbound;

import java.util.List;

/**
 * Topics and who takes them in. Declared as a bean; the consumer group is the installation and the
 * name.
 */
public record Subscription(String name, List<String> topics, BatchHandler handler) {

  public Subscription {
    topics = List.copyOf(topics);
  }
}
