package com.moviemind.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.Client.Answer;
import com.moviemind.api.follow.World;
import com.moviemind.api.follow.World.Tenant;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a request would bring, said before it is made. */
@ApiOnRealServers
@Import(World.class)
@Timeout(120)
class QuotesOverHttpTest {

  private static final String GENERATE = "/api/v1/generate";
  private static final String SLUG = "a-quote-in-advance-1991";

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired JdbcTemplate jdbc;
  @Autowired TestInstallation installation;

  private Tenant tenant = new Tenant(Ids.next(), Ids.next(), "");
  private Client client = new Client(0);

  @BeforeEach
  void open() throws SQLException {
    tenant = world.tenant(port);
    client = Client.withKey(port, tenant.key());
    Client.withKey(port, ApiOnRealServers.ADMIN_KEY)
        .send(
            "POST",
            "/api/v1/admin/catalogue/imports",
            BodyPublishers.ofString("{\"title\":\"A Quote in Advance\",\"year\":1991}"),
            "Content-Type",
            "application/x-ndjson");
    execute("insert into worker.prompt_size values ('MOVIE', '*', '*', 'movie/1', 1000, 400)");
    execute(
        """
        insert into worker.call_price (model, rank, price_version, input_price, output_price, max_output_tokens, max_calls)
        values ('cheap', 0, 'now', 100000, 1000000, 4000, 6), ('dear', 1, 'now', 250000, 2000000, 4000, 6)
        """);
  }

  @AfterEach
  void forget() throws SQLException {
    for (var table :
        List.of(
            "prompt_size",
            "call_price",
            "work_item",
            "budget",
            "budget_account",
            "waiting_tenant")) {
      execute("delete from worker." + table);
    }
  }

  @Test
  void aQuoteKeepsNothing() throws SQLException {
    quote("[\"modern\",\"critical\"]", "once");
    // what others left to be sent and numbered goes meanwhile
    await().until(() -> waiting("outbox where parked_at is null") == 0);
    await().until(() -> waiting("event_unnumbered") == 0);
    var before = contents();
    var answer = quote("[\"modern\",\"critical\"]", "once");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(contents()).isEqualTo(before);
    assertThat(client.get("/api/v1/jobs").json().at("/data")).isEmpty();
    var bought = client.post(GENERATE, body("\"modern\""));
    assertThat(bought.status()).isEqualTo(202);
    // none where the month's jobs are counted anew just now
    assertThat(bought.header("X-RateLimit-Monthly-Used")).isIn("1", "0");
  }

  @Test
  void theBoundIsThatOfTheDearestModelForEveryStyle() {
    var answer = quote("[\"modern\",\"critical\"]");
    assertThat(answer.json().at("/quotes")).hasSize(2);
    var first = answer.json().at("/quotes/0");
    assertThat(first.at("/result").asString()).isEqualTo("NEW");
    assertThat(first.at("/model").asString()).isEqualTo("dear");
    var input = first.at("/input_tokens_bound").asLong();
    assertThat(input).isGreaterThan(1_000);
    var call = Math.ceilDiv(input * 250_000 + 4_000 * 2_000_000L, 1_000_000L);
    assertThat(first.at("/call_bound_micros").asLong()).isEqualTo(call);
    var further = call + 100;
    assertThat(first.at("/price_bound_micros").asLong()).isEqualTo(call + 5 * further);
    assertThat(answer.json().at("/price_bound_micros").asLong())
        .isEqualTo(2 * (call + 5 * further));
    assertThat(first.at("/held_by/reason").asString()).isEqualTo("WORKER_AWAY");
  }

  @Test
  void ownLiveWorkIsNamedAndAnothersIsOnlyJoined() throws SQLException {
    var mine = client.post(GENERATE, body("\"DEFAULT\"")).text("/job_id");
    var own = quote("\"DEFAULT\"");
    assertThat(own.text("/quotes/0/result")).isEqualTo("LIVE_JOB");
    assertThat(own.text("/quotes/0/job_id")).isEqualTo(mine);
    assertThat(own.json().at("/price_bound_micros").asLong()).isZero();

    var other = Client.withKey(port, world.tenant(port).key());
    var entity = own.text("/existing_id");
    execute(
        """
        insert into worker.work_item (id, entity_type, entity_id, locale, context_tag, lane, tenant_id, slug, facts,
          facts_version) values ('%s', 'MOVIE', '%s', 'en-US', 'DEFAULT', 'interactive', '%s', 'x', '{}', 1)
        """
            .formatted(Ids.next(), entity, tenant.id()));
    var joined = other.post(GENERATE + "?dry_run=true", body("\"DEFAULT\""));
    assertThat(joined.text("/quotes/0/result")).isEqualTo("JOINS");
    assertThat(joined.http().body()).doesNotContain(mine).doesNotContain(tenant.id().toString());
    assertThat(joined.json().at("/quotes/0/price_bound_micros").asLong()).isPositive();
  }

  @Test
  void anExistingTextIsNamed() throws SQLException {
    var entity = quote("\"modern\"").text("/existing_id");
    var text = UUID.randomUUID();
    execute(
        """
        insert into content.text (id, work_item_id, entity_type, entity_id, locale, context_tag, version,
          text, model, prompt_version, prompt_hash, facts_hash, facts_version, facts_used, input_tokens,
          cached_input_tokens, output_tokens, cost_micros, attempts, checks, provider_ms)
        values ('%s', '%s', 'MOVIE', '%s', 'en-US', 'modern', 3, 'A text.', 'stand-in', 'movie/1', 'h', 'h', 1,
          '{title}', 10, 0, 20, 30, 1, '{length}', 5)
        """
            .formatted(text, Ids.next(), entity));
    var answer = quote("\"modern\"");
    assertThat(answer.text("/quotes/0/text_id")).isEqualTo(text.toString());
    assertThat(answer.json().at("/quotes/0/text_version").asInt()).isEqualTo(3);
  }

  @Test
  void aBudgetWithoutRoomIsNamed() throws SQLException {
    execute(
        "insert into worker.budget values ('%s', 'month', 'operator', 10)".formatted(tenant.id()));
    var held = quote("\"humorous\"");
    assertThat(held.text("/quotes/0/held_by/reason")).isEqualTo("BUDGET");
    assertThat(held.text("/quotes/0/held_by/message")).contains("tenant, month");
    assertThat(held.text("/quotes/0/held_by/until")).endsWith("-01T00:00:00Z");
  }

  @Test
  void aWordThatIsNeitherTrueNorFalseBuysNothing() {
    for (var word : List.of("1", "yes", "")) {
      assertThat(client.post(GENERATE + "?dry_run=" + word, body("\"DEFAULT\"")).status())
          .as(word)
          .isEqualTo(422);
    }
    assertThat(client.post(GENERATE + "?dry_run=false", body("\"critical\"")).status())
        .isEqualTo(202);
  }

  private Answer quote(String style, String... key) {
    var headers =
        key.length == 0
            ? new String[] {"Content-Type", "application/json"}
            : new String[] {"Content-Type", "application/json", "Idempotency-Key", key[0]};
    return client.send(
        "POST", GENERATE + "?dry_run=true", BodyPublishers.ofString(body(style)), headers);
  }

  private static String body(String style) {
    return "{\"entity_type\":\"MOVIE\",\"slug\":\"%s\",\"context_tag\":%s}".formatted(SLUG, style);
  }

  /**
   * Of every table: how many rows, and a hash of what is in them; leases and the audit apart, which
   * live.
   */
  private Map<String, String> contents() throws SQLException {
    var contents = new TreeMap<String, String>();
    try (var connection = installation.connect("worker");
        var statement = connection.createStatement()) {
      contents.putAll(tables("worker", statement));
      contents.putAll(tables("content", statement));
    }
    jdbc.queryForList(
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname = 'api' and tablename not in ('lease', 'webhook_shard', 'webhook_sender')
              and tablename not like 'audit%'
            """,
            String.class)
        .forEach(
            it -> contents.put(it, String.valueOf(jdbc.queryForObject(hash(it), String.class))));
    return contents;
  }

  private long waiting(String rows) {
    var count = jdbc.queryForObject("select count(*) from api." + rows, Long.class);
    return count == null ? 0 : count;
  }

  private static Map<String, String> tables(String schema, java.sql.Statement statement)
      throws SQLException {
    var names = new java.util.ArrayList<String>();
    try (var rows =
        statement.executeQuery(
            "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = '"
                + schema
                + "' and tablename <> 'lease'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    var contents = new TreeMap<String, String>();
    for (var name : names) {
      try (var rows = statement.executeQuery(hash(name))) {
        rows.next();
        contents.put(name, rows.getString(1));
      }
    }
    return contents;
  }

  private static String hash(String table) {
    return "select count(*) || '/' || coalesce(sum(hashtextextended(t::text, 0)), 0) from "
        + table
        + " t";
  }

  private void execute(String sql) throws SQLException {
    try (var connection = installation.connect("worker");
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
