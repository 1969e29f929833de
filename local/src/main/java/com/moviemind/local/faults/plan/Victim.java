package com.moviemind.local.faults.plan;

/** A process to which something is going to happen. */
public enum Victim {
  API("api"),
  WORKER_1("worker-1"),
  WORKER_2("worker-2"),
  BROKER("kafka"),
  POSTGRES("postgres"),
  REDIS("redis"),
  REGISTRY("schema-registry"),
  /** Whichever worker relays the worker's outbox when it happens. */
  RELAY_HOLDER("the relay's holder");

  private final String process;

  Victim(String process) {
    this.process = process;
  }

  /** The name of its process in the installation. */
  public String process() {
    return process;
  }
}
