package com.moviemind.schemas;

import java.util.List;

/**
 * The Kafka topics of one installation. Every record's key is its job's id, so a job's events keep
 * their order.
 *
 * @param installation prefix of every topic, consumer group and cache key; lets several
 *     installations share servers
 */
public record Topics(String installation) {

  /** How a topic is to be made: partitions, and how long a record is kept. */
  public record Layout(String topic, int partitions, int retentionDays) {}

  /** Requests of one lane; written by the api, read by the worker. */
  public String requested(String lane) {
    return installation + ".generation.requested." + lane;
  }

  /** What became of requests; written by the worker, read by the api and by data teams. */
  public String events() {
    return installation + ".generation.events";
  }

  /** What the api wants changed on the worker's side; written by the api, read by the worker. */
  public String commands() {
    return installation + ".generation.commands";
  }

  /** Records whose bytes are proven wrong, as they came. */
  public String deadLetters() {
    return installation + ".dead-letters";
  }

  public List<Layout> layouts() {
    return List.of(
        new Layout(requested("interactive"), 4, 7),
        new Layout(requested("batch"), 4, 7),
        new Layout(events(), 4, 7),
        new Layout(commands(), 4, 7),
        new Layout(deadLetters(), 1, 30));
  }
}
