package com.moviemind.worker.ledger;

import java.time.Duration;
import java.util.UUID;

/**
 * This process, as the ledger knows it.
 *
 * @param name never used again after its end
 * @param lease how long it keeps an item without a sign of life
 */
public record Instance(String name, Duration lease) {

  static Instance started(Duration lease) {
    return new Instance("%d-%s".formatted(ProcessHandle.current().pid(), UUID.randomUUID()), lease);
  }
}
