package com.moviemind.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Plan;
import com.moviemind.api.access.Scope;
import com.moviemind.api.problem.ProblemException;
import com.moviemind.schemas.Ids;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;

@ApiOnRealServers
class MonthlyQuotaTest {

  @Autowired JobCounts jobs;
  @Autowired JdbcTemplate jdbc;
  @Autowired Clock clock;

  @Test
  void aRestartForgetsNothing() {
    var caller = tenant(5);
    accept(caller, 4);
    var restarted = new GenerationMeter(jobs, clock);
    restarted.look();
    assertThat(restarted.read(caller).used()).isEqualTo(4);
    assertThat(restarted.spend(caller, 1)).isTrue();
    assertThat(restarted.spend(caller, 1)).isFalse();
  }

  @Test
  void allOrNothingIsSpent() {
    var caller = tenant(5);
    var meter = new GenerationMeter(jobs, clock);
    assertThat(meter.spend(caller, 6)).isFalse();
    assertThat(meter.read(caller).used()).isZero();
    assertThat(meter.spend(caller, 5)).isTrue();
  }

  @Test
  void aJobIsNotCountedTwiceOnceItIsSeen() {
    var caller = tenant(5);
    var meter = new GenerationMeter(jobs, clock);
    meter.spend(caller, 2);
    accept(caller, 2);
    meter.look();
    assertThat(meter.read(caller).used()).isEqualTo(2);
    meter.look();
    assertThat(meter.read(caller).used()).isEqualTo(2);
  }

  @Test
  void lastMonthsJobsDoNotCount() {
    var caller = tenant(5);
    accept(caller, 1, new UUID(0x0190_0000_0000_7000L, Ids.next().getLeastSignificantBits()));
    var meter = new GenerationMeter(jobs, clock);
    meter.look();
    assertThat(meter.read(caller).used()).isZero();
  }

  @Test
  void anAllowanceSaysWhereTheTenantStandsAndEndsWithAProblem() {
    var response = new MockHttpServletResponse();
    var allowance = new GenerationAllowance(new GenerationMeter(jobs, clock), tenant(5), response);
    allowance.spend(4);
    assertThat(response.getHeader("X-RateLimit-Monthly-Used")).isEqualTo("4");
    allowance.giveBack(1);
    assertThat(response.getHeader("X-RateLimit-Monthly-Remaining")).isEqualTo("2");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> allowance.spend(3))
        .satisfies(it -> {
          assertThat(it.problem().type()).isEqualTo(LimitProblems.MONTHLY_QUOTA_EXCEEDED);
          assertThat(it.problem().headers()).containsKey("Retry-After");
        });
  }

  private Caller tenant(long generations) {
    var id = Ids.next();
    jdbc.update("insert into api.tenant (id, name) values (?, ?)", id, id.toString());
    return new Caller(id, Ids.next(), Set.of(Scope.GENERATE), new Plan("tiny", 100, generations));
  }

  private void accept(Caller caller, int count) {
    for (int n = 0; n < count; n++) {
      accept(caller, n, Ids.next());
    }
  }

  private void accept(Caller caller, int number, UUID id) {
    jdbc.update(
        """
        insert into api.job (id, tenant_id, entity_type, entity_id, slug, requested_slug, locale,
          context_tag, lane)
        values (?, ?, 'MOVIE', ?, 'x', 'x', 'en-US', ?, 'interactive')
        """,
        id,
        caller.tenantId(),
        Ids.next(),
        "style" + number);
  }
}
