package com.moviemind.messaging;

import com.moviemind.messaging.avro.SchemaIds;
import com.moviemind.messaging.avro.SchemaRegistryClient;
import com.moviemind.messaging.upkeep.Provisioning;
import com.moviemind.schemas.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The one-shot step that makes the topics and registers the schemas; may be repeated. Reads {@code
 * SPRING_KAFKA_BOOTSTRAP_SERVERS}, {@code SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL}, {@code
 * MOVIEMIND_INSTALLATION} (moviemind) and {@code MOVIEMIND_TOPIC_REPLICAS} (1).
 */
public final class ProvisionMessaging {

  private ProvisionMessaging() {}

  @SuppressWarnings("SystemOut") // a command's answer to the person who ran it
  public static void main(String[] args) throws Exception {
    var environment = System.getenv();
    var brokers = environment.get("SPRING_KAFKA_BOOTSTRAP_SERVERS");
    var registry = environment.get("SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL");
    if (brokers == null || registry == null) {
      System.err.println(
          "provision: set SPRING_KAFKA_BOOTSTRAP_SERVERS and"
              + " SPRING_KAFKA_PROPERTIES_SCHEMA_REGISTRY_URL");
      System.exit(2);
      return;
    }
    var topics = new Topics(environment.getOrDefault("MOVIEMIND_INSTALLATION", "moviemind"));
    var ids = new SchemaIds(new SchemaRegistryClient(registry), true);
    var provisioning =
        new Provisioning(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers), ids, topics);
    var replicas = environment.getOrDefault("MOVIEMIND_TOPIC_REPLICAS", "1");
    provisioning.makeTopics(Short.parseShort(replicas));
    provisioning.registerSchemas();
    System.out.println("topics and schemas ready: " + topics.installation());
  }
}
