package com.moviemind.messaging.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.servers.testing.TestInstallation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PartitionsTest {

  private static final String LONG_AGO =
      "create table api.inbox_20200101 partition of api.inbox"
          + " for values from ('2020-01-01') to ('2020-01-02')";

  @Test
  void dropsWhatIsTooOldAndMakesTheDaysToCome() throws Exception {
    try (var installation = TestInstallation.fresh()) {
      run(installation, "owner", LONG_AGO);
      var meters = new SimpleMeterRegistry();
      Upkeep.partitions(database(installation), meters).work().call();
      assertThat(meters.counter("moviemind.partitions.dropped", "table", "api.inbox").count())
          .isEqualTo(1);
      run(
          installation,
          "api",
          "insert into api.inbox (day, consumer, event_id)"
              + " select current_date + 1, 'story', uuidv7()");
      assertThat(exists(installation, "api.inbox_20200101")).isFalse();
    }
  }

  private static DriverManagerDataSource database(TestInstallation installation) {
    var properties = installation.properties("api");
    return new DriverManagerDataSource(
        installation.jdbcUrl(),
        String.valueOf(properties.get("spring.datasource.username")),
        String.valueOf(properties.get("spring.datasource.password")));
  }

  private static void run(TestInstallation installation, String role, String statement)
      throws SQLException {
    try (var connection = installation.connect(role);
        var it = connection.createStatement()) {
      it.execute(statement);
    }
  }

  private static boolean exists(TestInstallation installation, String table) throws SQLException {
    try (var connection = installation.connect("owner");
        var query = connection.prepareStatement("select to_regclass(?) is not null")) {
      query.setString(1, table);
      var answer = query.executeQuery();
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
