package com.moviemind.api.access;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The keys that hold at this moment, as the database knows them. */
@Repository
class KeyTable implements LiveKeys {

  private static final String LIVE =
      """
      select k.hash, k.id, k.tenant_id, k.scopes, k.expires_at, t.plan
      from api.api_key k join api.tenant t on t.id = k.tenant_id
      where k.hash = any (?) and k.revoked_at is null and t.closed_at is null
        and (k.expires_at is null or k.expires_at > clock_timestamp())
      """;

  private final JdbcTemplate jdbc;
  private final Plans plans;

  KeyTable(JdbcTemplate jdbc, Plans plans) {
    this.jdbc = jdbc;
    this.plans = plans;
  }

  @Override
  public Map<KeyHash, Grant> live(Collection<KeyHash> hashes) {
    var wanted = hashes.stream().map(KeyHash::bytes).toArray(byte[][]::new);
    var grants = new HashMap<KeyHash, Grant>();
    jdbc.query(
        connection -> {
          var statement = connection.prepareStatement(LIVE);
          statement.setArray(1, connection.createArrayOf("bytea", wanted));
          return statement;
        },
        row -> {
          grants.put(KeyHash.of(row.getBytes("hash")), grant(row));
        });
    return grants;
  }

  private Grant grant(ResultSet row) throws SQLException {
    var caller =
        new Caller(
            row.getObject("tenant_id", UUID.class),
            row.getObject("id", UUID.class),
            Arrays.stream(words(row.getArray("scopes")))
                .map(Scope::of)
                .collect(toUnmodifiableSet()),
            plans.named(row.getString("plan")));
    return new Grant(caller, instant(row.getObject("expires_at", OffsetDateTime.class)));
  }

  private static String[] words(Array array) throws SQLException {
    return (String[]) array.getArray();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
