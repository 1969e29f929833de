package com.moviemind.messaging.upkeep;

import com.moviemind.messaging.avro.SchemaIds;
import com.moviemind.schemas.EventType;
import com.moviemind.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics and registers the schemas; repeatable. */
public final class Provisioning {

  private final Map<String, Object> kafka;
  private final SchemaIds schemas;
  private final Topics topics;

  public Provisioning(Map<String, Object> kafka, SchemaIds schemas, Topics topics) {
    this.kafka = kafka;
    this.schemas = schemas;
    this.topics = topics;
  }

  /** Makes every topic of the installation that is missing. */
  public void makeTopics(short replicas) throws InterruptedException, ExecutionException {
    try (var admin = Admin.create(kafka)) {
      for (var layout : topics.layouts()) {
        var topic =
            new NewTopic(layout.topic(), layout.partitions(), replicas)
                .configs(configuration(layout));
        try {
          admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
    }
  }

  static Map<String, String> configuration(Topics.Layout layout) {
    var retention = Duration.ofDays(layout.retentionDays()).toMillis();
    return Map.of("retention.ms", Long.toString(retention), "cleanup.policy", "delete");
  }

  /** Registers each event under the subject of its topic. */
  public void registerSchemas() {
    for (var type : EventType.values()) {
      for (var topic : topics(type, topics)) {
        schemas.of(topic, type, type.version());
      }
    }
  }

  /** Where events of this type are found. */
  static List<String> topics(EventType type, Topics topics) {
    return switch (type) {
      case GENERATION_REQUESTED ->
          List.of(topics.requested("interactive"), topics.requested("batch"));
      case JOB_CANCEL_REQUESTED, BUDGET_ORDERED, QUARANTINE_ORDERED, REPAIR_ORDERED ->
          List.of(topics.commands());
      case GENERATION_STARTED, GENERATION_COMPLETED, GENERATION_FAILED, GENERATION_CANCELED ->
          List.of(topics.events());
    };
  }
}
