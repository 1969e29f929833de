package com.moviemind.worker;

import com.moviemind.events.GenerationRequested;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole worker in an installation of its own, and the verbs of its stories. */
final class WorkerUnderTest implements AutoCloseable {

  private final ConfigurableApplicationContext context;
  final JdbcClient db;

  private WorkerUnderTest(ConfigurableApplicationContext context) {
    this.context = context;
    this.db = context.getBean(JdbcClient.class);
  }

  static WorkerUnderTest start(TestInstallation installation, Map<String, Object> overrides) {
    var properties = new HashMap<>(installation.properties("worker"));
    properties.put("management.server.port", 0);
    properties.putAll(overrides);
    var arguments =
        properties.entrySet().stream()
            .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
            .toArray(String[]::new);
    return new WorkerUnderTest(
        new SpringApplicationBuilder(WorkerApplication.class).run(arguments));
  }

  String managementAddress() {
    return "http://127.0.0.1:"
        + context.getEnvironment().getRequiredProperty("local.management.port");
  }

  /** Sends requests through the outbox, as the api does. */
  List<GenerationRequested> request(TestInstallation installation, String lane, int number) {
    var requests = IntStream.range(0, number).mapToObj(_ -> aRequest(lane)).toList();
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            context
                .getBean(Outbox.class)
                .append(
                    requests.stream()
                        .map(it ->
                            new OutboundEvent(
                                installation.topics().requested(lane),
                                it.getJobId().toString(),
                                it,
                                null))
                        .toList()));
    return requests;
  }

  /** Sends an event through the outbox, as the api does. */
  void send(String topic, UUID key, SpecificRecordBase event) {
    context
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            context
                .getBean(Outbox.class)
                .append(List.of(new OutboundEvent(topic, key.toString(), event, null))));
  }

  long count(String sql) {
    return db.sql(sql).query(Long.class).single();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** As SIGTERM does. */
  @Override
  public void close() {
    context.close();
  }

  static GenerationRequested aRequest(String lane) {
    var entity = Ids.next();
    return GenerationRequested.newBuilder()
        .setJobId(Ids.next())
        .setTenantId(Ids.next())
        .setWorkItem(entity + "/pl-PL/DEFAULT")
        .setLane(lane)
        .setEntityType("MOVIE")
        .setEntityId(entity)
        .setSlug("rejs-1970")
        .setLocale("pl-PL")
        .setContextTag("DEFAULT")
        .setFacts(
            """
            {"title":"Rejs","release_year":1970,"runtime_minutes":65,"genres":["Comedy"],"countries":["PL"],\
            "directors":["Marek Piwowski"],"cast":[{"name":"Stanisław Tym"},{"name":"Zdzisław Maklakiewicz"}]}\
            """)
        .setFactsVersion(1)
        .setRequestedAt(Instant.now().truncatedTo(ChronoUnit.MICROS))
        .build();
  }
}
