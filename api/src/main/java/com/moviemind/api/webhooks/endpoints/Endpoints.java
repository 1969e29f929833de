package com.moviemind.api.webhooks.endpoints;

import com.moviemind.api.webhooks.WebhooksProperties;
import com.moviemind.api.webhooks.signing.WebhookSecret;
import com.moviemind.messaging.lease.Signal;
import com.moviemind.schemas.Ids;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to endpoints. Whatever a tenant asks names the tenant: another's is not found. */
@Component
public class Endpoints {

  private final EndpointTable table;
  private final SecretTable secrets;
  private final TransactionTemplate transaction;
  private final int most;
  private final Signal changed = new Signal();

  Endpoints(
      EndpointTable table,
      SecretTable secrets,
      TransactionTemplate transaction,
      WebhooksProperties properties) {
    this.table = table;
    this.secrets = secrets;
    this.transaction = transaction;
    this.most = properties.maxEndpoints();
  }

  /** An endpoint and its secret, which is not shown again. */
  public record Registered(Endpoint endpoint, WebhookSecret secret) {}

  /** Registers an endpoint for what happens from now on; empty where the tenant has too many. */
  public Optional<Registered> register(UUID tenantId, Terms terms) {
    return inTransaction(() -> {
      if (table.countLocked(tenantId) >= most) {
        return Optional.empty();
      }
      var id = Ids.next();
      table.insert(id, tenantId, terms);
      var secret = secrets.mint(id);
      return table.find(tenantId, id).map(it -> new Registered(it, secret));
    });
  }

  public List<Endpoint> of(UUID tenantId) {
    return table.of(tenantId);
  }

  public Optional<Endpoint> find(UUID tenantId, UUID id) {
    return table.find(tenantId, id);
  }

  /** Changes what the owner decides, and whether it is on. */
  public Optional<Endpoint> change(UUID tenantId, UUID id, Terms terms, boolean enabled) {
    return inTransaction(() -> {
      var before = table.find(tenantId, id);
      before.ifPresent(it -> {
        table.update(id, terms);
        if (enabled) {
          table.enable(id);
        } else {
          table.disable(id, DisabledReason.OWNER);
        }
      });
      return table.find(tenantId, id);
    });
  }

  public boolean remove(UUID tenantId, UUID id) {
    return inTransaction(() -> table.delete(tenantId, id));
  }

  /** A new secret; the old ones sign beside it for as long as the overlap says. */
  public Optional<WebhookSecret> rotate(UUID tenantId, UUID id, Duration overlap) {
    return inTransaction(() -> {
      if (table.find(tenantId, id).isEmpty()) {
        return Optional.empty();
      }
      secrets.expire(id, overlap);
      table.touch(id);
      return Optional.of(secrets.mint(id));
    });
  }

  /** Has the instance that delivers for the endpoint look at it anew. */
  public void touched(UUID id) {
    table.touch(id);
    changed.raise();
  }

  /** Switches an endpoint off because of what it answered; false where it was off already. */
  public boolean disable(UUID id, DisabledReason reason) {
    return table.disable(id, reason);
  }

  /** All endpoints of these shards. */
  public List<Endpoint> in(Collection<Integer> shards) {
    return table.in(shards);
  }

  /** Those of them that changed lately. */
  public List<Endpoint> changedIn(Collection<Integer> shards, Duration lately) {
    return table.changedIn(shards, lately);
  }

  /** The secrets in force by endpoint, the newest first. */
  public Map<UUID, List<LiveSecret>> secrets(Collection<UUID> endpointIds) {
    return secrets.live(endpointIds);
  }

  /** Raised after a change here; other instances find it by looking. */
  public Signal changed() {
    return changed;
  }

  private <T> T inTransaction(Supplier<T> work) {
    var result = Objects.requireNonNull(transaction.execute(_ -> work.get()));
    changed.raise();
    return result;
  }
}
