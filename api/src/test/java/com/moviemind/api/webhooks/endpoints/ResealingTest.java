package com.moviemind.api.webhooks.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.webhooks.WithWebhooks;
import com.moviemind.api.webhooks.signing.Sealed;
import com.moviemind.api.webhooks.signing.Vault;
import com.moviemind.api.webhooks.signing.VaultKeys;
import com.moviemind.schemas.Ids;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@WithWebhooks
class ResealingTest {

  @Autowired Endpoints endpoints;
  @Autowired Resealing resealing;
  @Autowired Vault vault;
  @Autowired JdbcTemplate jdbc;

  /** The configuration has two keys; the first one is the present one. */
  @Test
  void secretsUnderAnOlderKeyAreEncryptedAnewAndStayTheSame() {
    var registered = registered();
    var endpoint = registered.endpoint().id();
    var row =
        Objects.requireNonNull(
            jdbc.queryForObject(
                "select id from api.webhook_secret where endpoint_id = ?", UUID.class, endpoint));
    Sealed older = VaultKeys.underTheSecond().seal(row, registered.secret());
    jdbc.update(
        "update api.webhook_secret set key_id = ?, sealed = ? where id = ?",
        older.keyId(),
        older.bytes(),
        row);
    assertThat(secret(endpoint)).isEqualTo(new LiveSecret(registered.secret(), null));

    resealing.resealAll();

    assertThat(
            jdbc.queryForObject(
                "select key_id from api.webhook_secret where id = ?", String.class, row))
        .isEqualTo(vault.currentKey())
        .isNotEqualTo(older.keyId());
    assertThat(secret(endpoint)).isEqualTo(new LiveSecret(registered.secret(), null));
  }

  @Test
  void aSecretThatDoesNotOpenStopsNoOtherEndpoint() {
    var spoilt = registered().endpoint().id();
    var well = registered().endpoint().id();
    jdbc.update(
        "update api.webhook_secret set sealed = sealed || '\\x00'::bytea where endpoint_id = ?",
        spoilt);
    assertThat(endpoints.secrets(List.of(spoilt, well))).containsOnlyKeys(well);
  }

  private Endpoints.Registered registered() {
    var tenant = Ids.next();
    jdbc.update("insert into api.tenant (id, name) values (?, ?)", tenant, "tenant " + tenant);
    var terms = new Terms("http://127.0.0.1:9999/", "", List.of(), false, 1, 1);
    return endpoints.register(tenant, terms).orElseThrow();
  }

  private LiveSecret secret(UUID endpoint) {
    return endpoints.secrets(List.of(endpoint)).getOrDefault(endpoint, List.of()).getFirst();
  }
}
