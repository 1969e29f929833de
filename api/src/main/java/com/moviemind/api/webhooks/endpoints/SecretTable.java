package com.moviemind.api.webhooks.endpoints;

import com.moviemind.api.webhooks.signing.Sealed;
import com.moviemind.api.webhooks.signing.Vault;
import com.moviemind.api.webhooks.signing.WebhookSecret;
import com.moviemind.schemas.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on {@code api.webhook_secret}; outside of them secrets are open. */
@Component
class SecretTable {

  private static final Logger log = LoggerFactory.getLogger(SecretTable.class);

  private record Row(UUID id, UUID endpointId, Sealed sealed, @Nullable OffsetDateTime expiresAt) {}

  private final JdbcClient jdbc;
  private final Vault vault;

  SecretTable(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  WebhookSecret mint(UUID endpointId) {
    var secret = WebhookSecret.mint();
    var id = Ids.next();
    var sealed = vault.seal(id, secret);
    jdbc.sql("insert into api.webhook_secret (id, endpoint_id, key_id, sealed) values (?, ?, ?, ?)")
        .params(id, endpointId, sealed.keyId(), sealed.bytes())
        .update();
    return secret;
  }

  /** Lets the secrets of an endpoint sign for so long beside a new one; earlier ends stay. */
  void expire(UUID endpointId, Duration overlap) {
    jdbc.sql(
            """
            update api.webhook_secret
            set expires_at = least(expires_at, clock_timestamp() + ? * interval '1 millisecond')
            where endpoint_id = ?
            """)
        .params(overlap.toMillis(), endpointId)
        .update();
    jdbc.sql(
            "delete from api.webhook_secret where endpoint_id = ? and expires_at <= clock_timestamp()")
        .param(endpointId)
        .update();
  }

  /**
   * The secrets in force by endpoint, the newest first, with their ends. Those whose key is no
   * longer in the configuration are left out: their endpoints wait.
   */
  Map<UUID, List<LiveSecret>> live(Collection<UUID> endpointIds) {
    var live = new HashMap<UUID, List<LiveSecret>>();
    jdbc
        .sql(
            """
            select * from api.webhook_secret
            where endpoint_id = any(?) and (expires_at is null or expires_at > clock_timestamp())
            order by id desc
            """)
        .param(endpointIds.toArray(UUID[]::new))
        .query((row, _) -> row(row))
        .list()
        .stream()
        .filter(it -> vault.has(it.sealed().keyId()))
        .forEach(it -> {
          var secret = opened(it);
          if (secret != null) {
            live.computeIfAbsent(it.endpointId(), _ -> new ArrayList<>()).add(secret);
          }
        });
    return live;
  }

  /** One that does not open stops its own endpoint, not all of them. */
  private @Nullable LiveSecret opened(Row row) {
    try {
      return new LiveSecret(
          vault.open(row.id(), row.sealed()),
          row.expiresAt() == null ? null : row.expiresAt().toInstant());
    } catch (IllegalStateException e) {
      log.error(
          "A secret of webhook endpoint {} does not open with key {}: was the key changed?",
          row.endpointId(),
          row.sealed().keyId(),
          e);
      return null;
    }
  }

  /** Encrypts up to so many secrets anew that are not under the present key; answers how many. */
  int reseal(String present, int limit) {
    var old =
        jdbc.sql(
                """
                select * from api.webhook_secret where key_id <> ? order by id limit ?
                for update skip locked
                """)
            .params(present, limit)
            .query((row, _) -> row(row))
            .list();
    for (var it : old) {
      var sealed = vault.seal(it.id(), vault.open(it.id(), it.sealed()));
      jdbc.sql("update api.webhook_secret set key_id = ?, sealed = ? where id = ?")
          .params(sealed.keyId(), sealed.bytes(), it.id())
          .update();
    }
    return old.size();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getObject("endpoint_id", UUID.class),
        new Sealed(row.getString("key_id"), row.getBytes("sealed")),
        row.getObject("expires_at", OffsetDateTime.class));
  }
}
