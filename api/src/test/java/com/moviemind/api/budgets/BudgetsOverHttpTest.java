package com.moviemind.api.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.Client.Answer;
import com.moviemind.api.Commands;
import com.moviemind.events.BudgetOrdered;
import com.moviemind.messaging.avro.EventDecoder;
import com.moviemind.servers.testing.TestInstallation;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiOnRealServers
class BudgetsOverHttpTest {

  private static final String HOME = "/api/v1/admin/budgets/";

  @LocalServerPort int port;
  @Autowired TestInstallation installation;
  @Autowired EventDecoder decoder;

  private Client operator = new Client(0);
  private String tenant = "";

  @BeforeEach
  void openATenant() {
    operator = Client.withKey(port, ApiOnRealServers.ADMIN_KEY);
    tenant =
        operator
            .post("/api/v1/admin/tenants", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()))
            .text("/id");
  }

  @Test
  void orderIsAcceptedAndTravelsToTheWorker() {
    var answer = put(tenant + "/month", "{\"cap_micros\":25000000}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo(HOME + tenant);
    var order = orderOf(answer);
    assertThat(order.getOwner()).hasToString(tenant);
    assertThat(order.getPeriod()).isEqualTo("month");
    assertThat(order.getCapMicros()).isEqualTo(25_000_000);
    assertThat(order.getOrderedBy()).contains("/");
  }

  @Test
  void takingABudgetBackIsAnOrderToo() {
    var answer = operator.delete(HOME + "installation/day");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(orderOf(answer).getCapMicros()).isNull();
    assertThat(orderOf(answer).getOwner()).isEqualTo(new UUID(0, 0));
  }

  @Test
  void budgetsAreShownAsTheWorkerPublishesThem() throws SQLException {
    asWorker(
        "insert into worker.budget (owner, period, origin, cap_micros) values ('%s', 'day', 'operator', 100)",
        tenant);
    asWorker(
        "insert into worker.budget_account values ('%s', 'day', (clock_timestamp() at time zone 'UTC')::date, 40)",
        tenant);
    asWorker(
        "insert into worker.budget_order (id, owner, period, cap_micros, ordered_by, ordered_at)"
            + " values (uuidv7(), '%s', 'day', 100, 'somebody', now())",
        tenant);
    var shown = operator.get(HOME + tenant);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().at("/data/0/cap_micros").asLong()).isEqualTo(100);
    assertThat(shown.json().at("/data/0/charged_micros").asLong()).isEqualTo(40);
    assertThat(shown.text("/history/0/ordered_by")).isEqualTo("somebody");
    assertThat(operator.get("/api/v1/admin/budgets").json().at("/data").toString())
        .contains(tenant);
  }

  @Test
  void operatorsSeeWhoseWorkWaits() throws SQLException {
    asWorker(
        "insert into worker.budget_hold (owner, period, starts, cap_micros, need_micros, until)"
            + " values ('%s', 'day', current_date, 100, 70, now() + interval '1 hour')",
        tenant);

    assertThat(operator.get("/api/v1/admin/budgets").json().at("/waiting").toString())
        .contains(tenant)
        .contains("\"need_micros\":70");
  }

  @Test
  void spendIsShownByTenantDayAndModel() throws SQLException {
    for (var n = 1; n <= 2; n++) {
      asWorker(
          "insert into worker.attempt (day, id, item_id, tenant_id, number, fence, instance, model,"
              + " reserved_micros, cost_micros, state, input_tokens) values"
              + " ((clock_timestamp() at time zone 'UTC')::date, uuidv7(), uuidv7(), '%s', 1, 1, 'i',"
              + " 'a-model', 900, 70, 'SETTLED', 5)",
          tenant);
    }
    var shown = operator.get("/api/v1/admin/spend?tenant=" + tenant);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.json().at("/charged_micros").asLong()).isEqualTo(140);
    assertThat(shown.text("/data/0/model")).isEqualTo("a-model");
    assertThat(shown.json().at("/data/0/attempts").asLong()).isEqualTo(2);
    assertThat(shown.json().at("/data/0/input_tokens").asLong()).isEqualTo(10);
  }

  @Test
  void nonsenseIsAProblem() {
    assertThat(put("somebody/day", "{\"cap_micros\":1}").status()).isEqualTo(422);
    assertThat(put(tenant + "/week", "{\"cap_micros\":1}").status()).isEqualTo(422);
    assertThat(put(tenant + "/day", "{\"cap_micros\":-1}").status()).isEqualTo(422);
    assertThat(put(tenant + "/day", "{}").status()).isEqualTo(422);
    assertThat(put(UUID.randomUUID() + "/day", "{\"cap_micros\":1}").text("/type"))
        .endsWith("tenant-not-found");
    assertThat(operator.get("/api/v1/admin/spend?from=2020-01-01&to=2026-01-01").status())
        .isEqualTo(422);
  }

  @Test
  void onlyOperatorsSeeMoney() {
    var reader = Client.withKey(port, ApiOnRealServers.API_KEY);

    assertThat(reader.get("/api/v1/admin/budgets").status()).isEqualTo(403);
    assertThat(reader.get("/api/v1/admin/spend").status()).isEqualTo(403);
  }

  private Answer put(String what, String json) {
    return operator.send(
        "PUT", HOME + what, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  private BudgetOrdered orderOf(Answer answer) {
    return Commands.await(
        installation,
        decoder,
        BudgetOrdered.class,
        it -> it.getOrderId().toString().equals(answer.text("/order_id")));
  }

  private void asWorker(String statement, String value) throws SQLException {
    try (var connection = installation.connect("worker");
        var it = connection.createStatement()) {
      it.execute(statement.formatted(value));
    }
  }
}
