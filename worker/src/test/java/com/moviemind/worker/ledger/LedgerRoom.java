package com.moviemind.worker.ledger;

import com.moviemind.servers.testing.TestInstallation;
import com.moviemind.worker.Midnight;
import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.content.OtherTexts;
import com.moviemind.worker.content.TextPassport;
import com.moviemind.worker.content.Texts;
import com.moviemind.worker.ledger.leave.Cancel;
import com.moviemind.worker.ledger.leave.Cancellations;
import com.moviemind.worker.ledger.leave.UnwantedCalls;
import com.moviemind.worker.money.BudgetOrder;
import com.moviemind.worker.money.Budgets;
import com.moviemind.worker.money.Period;
import com.moviemind.worker.money.Quote;
import com.moviemind.worker.provider.ProviderProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger on a real database, and the verbs of its stories. Broker and registry are away, so
 * that what it says stays readable in the outbox.
 */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, classes = LedgerRoom.Room.class)
abstract class LedgerRoom {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableConfigurationProperties(ProviderProperties.class)
  @Import({LedgerConfiguration.class, Arrivals.class, Texts.class, OtherTexts.class})
  @ComponentScan({
    "com.moviemind.worker.ledger.leave",
    "com.moviemind.worker.money",
    "com.moviemind.worker.quarantine"
  })
  static class Room {}

  static final UUID WHOLE_INSTALLATION = new UUID(0, 0);
  static final UUID EVERY_TENANT = new UUID(-1, -1);
  static final long RESERVED = 9_000;
  static final Quote QUOTE = new Quote("a-model", "a-list", RESERVED);
  static final TextPassport PASSPORT =
      new TextPassport(
          "a-model",
          "movie/1",
          "p".repeat(64),
          "f".repeat(64),
          List.of("title"),
          100,
          20,
          50,
          List.of("not-empty"),
          12);

  static final TestInstallation INSTALLATION = TestInstallation.fresh();

  @Autowired JdbcClient db;
  @Autowired JdbcTemplate jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired Arrivals arrivals;
  @Autowired Claims claims;
  @Autowired Budgets budgets;
  @Autowired Finishes finishes;
  @Autowired Holdings holdings;
  @Autowired ExpiredLeases expired;
  @Autowired Cancellations cancellations;
  @Autowired UnwantedCalls unwanted;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    INSTALLATION.properties("worker").forEach((name, value) -> registry.add(name, () -> value));
    registry.add("spring.kafka.bootstrap-servers", () -> "127.0.0.1:1");
    registry.add("spring.kafka.properties.schema.registry.url", () -> "http://127.0.0.1:1");
    registry.add("moviemind.messaging.provision", () -> "false");
  }

  /** A batch job about something nobody else asks for. */
  static Arrival aJob() {
    return aJobFor(new Subject("MOVIE", UUID.randomUUID(), "en-US", "DEFAULT", 1));
  }

  static Arrival aJobFor(Subject subject) {
    return new Arrival(
        UUID.randomUUID(),
        UUID.randomUUID(),
        subject,
        "a-film-1999",
        Lane.BATCH,
        "{\"title\":\"A film\"}",
        Instant.now(),
        null,
        null,
        null,
        null,
        1);
  }

  static Arrival jobOf(UUID tenant) {
    return new Arrival(
        UUID.randomUUID(),
        tenant,
        new Subject("MOVIE", UUID.randomUUID(), "en-US", "DEFAULT", 1),
        "a-film-1999",
        Lane.BATCH,
        "{\"title\":\"A film\"}",
        Instant.now(),
        null,
        null,
        null,
        null,
        1);
  }

  @BeforeEach
  void dayIsNotAboutToEnd() {
    Midnight.isNotNear(db);
  }

  void cap(UUID owner, String period, @Nullable Long micros) {
    budgets.apply(
        new BudgetOrder(
            UUID.randomUUID(),
            owner,
            period.equals("day") ? Period.DAY : Period.MONTH,
            micros,
            "a test",
            Instant.now()));
  }

  void forgetBudgets() {
    for (var table :
        List.of(
            "work_item", "work_item_job", "attempt", "budget", "budget_account", "budget_hold")) {
      db.sql("delete from worker." + table).update();
    }
  }

  void arrive(Arrival... jobs) {
    transaction.executeWithoutResult(_ -> arrivals.take(List.of(jobs)));
  }

  /** Claims everything that is ready. */
  List<Claim> claimAll() {
    return claims.take(new Vacancies(1_000, 1_000), _ -> QUOTE);
  }

  Claim claimOf(Arrival job) {
    return claimAll().stream()
        .filter(it -> it.item().subject().equals(job.subject()))
        .findFirst()
        .orElseThrow();
  }

  void arriveOf(UUID tenant, Lane lane, int items, int weight) {
    arrive(
        Stream.generate(LedgerRoom::aJob)
            .limit(items)
            .map(it ->
                new Arrival(
                    it.jobId(),
                    tenant,
                    it.subject(),
                    it.slug(),
                    lane,
                    it.facts(),
                    it.requestedAt(),
                    null,
                    null,
                    null,
                    null,
                    weight))
            .toArray(Arrival[]::new));
  }

  List<Claim> take(int any, int batch) {
    return claims.take(new Vacancies(any, batch), _ -> QUOTE);
  }

  /** How many of these jobs it came in time for. */
  int cancel(Arrival... jobs) {
    var wishes =
        Stream.of(jobs)
            .map(it ->
                new Cancel(
                    it.jobId(),
                    it.tenantId(),
                    it.subject(),
                    it.lane().word(),
                    it.requestedAt(),
                    null,
                    null,
                    null))
            .toList();
    return transaction.execute(_ -> cancellations.cancel(wishes));
  }

  static Settlement settled(long micros) {
    return new Settlement(true, micros, 100, 20, 50, null, null);
  }

  boolean write(Claim claim, long micros) {
    return finishes.commit(new Finish.Written(claim, settled(micros), "A text.", PASSPORT));
  }

  boolean putBack(Claim claim, Duration pause) {
    return finishes.commit(
        new Finish.PutBack(claim, Settlement.free("RATE_LIMIT", "asked to wait"), pause, "asked"));
  }

  void letTheLeaseRunOut(Claim claim) {
    db.sql(
            "update worker.work_item set lease_until = clock_timestamp() - interval '1 s' where id = ?")
        .param(claim.item().id())
        .update();
  }

  Map<String, @Nullable Object> row(String sql, Object... parameters) {
    return db.sql(sql).params(parameters).query().singleRow();
  }

  Map<String, @Nullable Object> attempt(Claim claim) {
    return row("select * from worker.attempt where id = ?", claim.attemptId());
  }

  List<@Nullable String> saidOf(Arrival job) {
    return db.sql(
            "select substring(event_type from '[^.]*$') from worker.outbox where key = ? order by id")
        .param(job.jobId().toString())
        .query(String.class)
        .list();
  }
}
