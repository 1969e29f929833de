package com.moviemind.api.tenancy;

import com.moviemind.api.access.ApiKeySecret;
import com.moviemind.api.access.Scope;
import com.moviemind.schemas.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys that exist before anyone can ask for one: in profile dev the demo tenant's, and in any
 * profile the operator's first ({@code moviemind.bootstrap.admin-key}). Only hashes are stored.
 * While the database is away they wait, and the application starts all the same.
 */
@Component
class GivenKeys implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(GivenKeys.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Environment environment;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final TaskScheduler scheduler;

  GivenKeys(
      Environment environment,
      JdbcClient jdbc,
      TransactionTemplate transaction,
      TaskScheduler scheduler) {
    this.environment = environment;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.scheduler = scheduler;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    var given = new ArrayList<Given>();
    if (environment.acceptsProfiles(Profiles.of("dev"))) {
      add(
          given,
          "moviemind.dev.api-key",
          "demo",
          Set.of(Scope.READ, Scope.GENERATE, Scope.WEBHOOKS));
      add(given, "moviemind.dev.admin-key", "demo", Set.of(Scope.values()));
    }
    add(given, "moviemind.bootstrap.admin-key", "operator", Set.of(Scope.ADMIN));
    if (!given.isEmpty()) {
      store(given);
    }
  }

  private void add(List<Given> given, String property, String tenant, Set<Scope> scopes) {
    var text = environment.getProperty(property);
    if (text == null || text.isBlank()) {
      return;
    }
    var secret = new ApiKeySecret(text.strip());
    if (!secret.wellFormed()) {
      throw new IllegalStateException(
          property + " must be mm_ and 43 characters of base64url, 256 random bits");
    }
    given.add(new Given(tenant, property, secret, scopes));
  }

  private void store(List<Given> given) {
    try {
      transaction.executeWithoutResult(_ -> given.forEach(this::store));
      log.info("{} keys given by configuration are in place", given.size());
    } catch (DataAccessException | CannotCreateTransactionException e) {
      log.warn(
          "Keys given by configuration wait for the database ({}), tried again in {} s",
          e.getClass().getSimpleName(),
          PAUSE.toSeconds());
      var _ = scheduler.schedule(() -> store(given), scheduler.getClock().instant().plus(PAUSE));
    }
  }

  private void store(Given it) {
    jdbc.sql(
            """
            insert into api.tenant (id, name, plan) values (?, ?, 'unlimited')
            on conflict (name) do nothing
            """)
        .params(Ids.next(), it.tenant)
        .update();
    jdbc.sql(
            """
            insert into api.api_key (id, tenant_id, label, prefix, hash, scopes)
            select ?, t.id, ?, ?, ?, string_to_array(?, ',') from api.tenant t where t.name = ?
            on conflict (hash) do update set scopes = excluded.scopes
            """)
        .params(
            Ids.next(),
            it.label,
            it.secret.prefix(),
            it.secret.hash().bytes(),
            String.join(",", it.scopes.stream().map(Scope::word).sorted().toList()),
            it.tenant)
        .update();
  }

  private record Given(String tenant, String label, ApiKeySecret secret, Set<Scope> scopes) {}
}
