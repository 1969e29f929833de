package com.moviemind.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.PatientRedis;
import com.moviemind.api.SettableClock;
import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Plan;
import com.moviemind.api.access.Scope;
import com.moviemind.schemas.Ids;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@ApiOnRealServers
class RequestExchangeTest {

  private final SettableClock clock = new SettableClock("2026-01-01T12:00:15Z");
  private final String installation = "test" + UUID.randomUUID();
  private final Caller caller =
      new Caller(Ids.next(), Ids.next(), Set.of(Scope.READ), new Plan("tiny", 5, 10));

  @Autowired LettuceConnectionFactory servers;
  @AutoClose private PatientRedis patient;
  private StringRedisTemplate redis;

  @BeforeEach
  void connect() {
    patient = PatientRedis.like(servers);
    redis = patient.template();
  }

  @Test
  void instancesShareATenantsMinute() {
    var one = new RequestMeter(clock);
    var other = new RequestMeter(clock);
    for (int n = 0; n < 3; n++) {
      one.count(caller);
      other.count(caller);
    }
    exchange(one);
    exchange(other);
    assertThat(other.count(caller).used()).isEqualTo(7);
    assertThat(other.count(caller).over()).isTrue();
  }

  @Test
  void countsAreForgottenAfterTwoMinutes() {
    var meter = new RequestMeter(clock);
    meter.count(caller);
    exchange(meter);
    var keys = redis.keys(installation + ":requests:*");
    assertThat(keys).hasSize(1);
    assertThat(redis.getExpire(keys.iterator().next())).isBetween(1L, 120L);
  }

  @Test
  void withoutRedisEachInstanceCountsForItself() {
    var nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
    nowhere.afterPropertiesSet();
    nowhere.start();
    var meter = new RequestMeter(clock);
    var alone = new RequestExchange(meter, new StringRedisTemplate(nowhere), installation);
    for (int n = 0; n < 6; n++) {
      meter.count(caller);
      alone.exchange();
    }
    assertThat(meter.count(caller).over()).isTrue();
    nowhere.destroy();
  }

  /** Once: what Redis counted, and answered too late, would be counted again. */
  private void exchange(RequestMeter meter) {
    new RequestExchange(meter, redis, installation).exchange();
    meter.forEachPresent((_, window) -> assertThat(window.unshared()).isZero());
  }
}
