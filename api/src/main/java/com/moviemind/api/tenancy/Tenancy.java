package com.moviemind.api.tenancy;

import com.moviemind.api.access.ApiKeySecret;
import com.moviemind.api.access.KeyHash;
import com.moviemind.api.access.Keyring;
import com.moviemind.schemas.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens and closes tenants, gives keys out and takes them back. */
@Component
class Tenancy {

  private static final Logger log = LoggerFactory.getLogger(Tenancy.class);

  private final Tenants tenants;
  private final ApiKeys keys;
  private final Keyring keyring;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Tenancy(
      Tenants tenants,
      ApiKeys keys,
      Keyring keyring,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.tenants = tenants;
    this.keys = keys;
    this.keyring = keyring;
    this.clock = clock;
    // JPA's, unlike the common template, which is JDBC's.
    this.transaction = new TransactionTemplate(transactions);
  }

  Tenant open(String name, String plan) {
    if (tenants.existsByName(name)) {
      throw TenancyProblems.nameTaken().exception();
    }
    try {
      var tenant = tenants.saveAndFlush(new Tenant(Ids.next(), name, plan, now()));
      log.info("Tenant {} is open with plan {}", tenant.id(), plan);
      return tenant;
    } catch (DataIntegrityViolationException _) {
      throw TenancyProblems.nameTaken().exception();
    }
  }

  Page<Tenant> all(Pageable page) {
    return tenants.findAll(page);
  }

  Tenant tenant(UUID id) {
    return tenants.findById(id).orElseThrow(() -> TenancyProblems.noTenant().exception());
  }

  /** Null leaves as it is. */
  Tenant change(UUID id, @Nullable String plan, @Nullable Integer jobRetentionDays) {
    var tenant = tenant(id);
    if (plan != null) {
      tenant.moveTo(plan);
    }
    if (jobRetentionDays != null) {
      tenant.keepJobsFor(jobRetentionDays);
    }
    return tenants.save(tenant);
  }

  /** Closes a tenant and takes back its keys. Closing again changes nothing. */
  void close(UUID id) {
    var revoked =
        transaction.execute(_ -> {
          var tenant = tenant(id);
          tenant.close(now());
          tenants.save(tenant);
          return keys.findByTenantIdOrderByCreatedAt(id).stream().map(this::revoked).toList();
        });
    revoked.forEach(it -> keyring.forget(KeyHash.of(it.hash())));
    log.info("Tenant {} is closed; {} keys stop working", id, revoked.size());
  }

  ApiKey give(UUID tenantId, ApiKeySecret secret, ApiKey.Terms terms) {
    if (tenant(tenantId).closedAt() != null) {
      throw TenancyProblems.closed().exception();
    }
    var key = keys.saveAndFlush(new ApiKey(Ids.next(), tenantId, secret, terms, now()));
    log.info("Key {} of tenant {} is given out with scopes {}", key.id(), tenantId, key.scopes());
    return key;
  }

  List<ApiKey> keysOf(UUID tenantId) {
    return keys.findByTenantIdOrderByCreatedAt(tenant(tenantId).id());
  }

  /** Takes a key back: here at once, elsewhere within the refresh interval of room access. */
  void takeBack(UUID tenantId, UUID keyId) {
    var key =
        keys.findByIdAndTenantId(keyId, tenantId)
            .orElseThrow(() -> TenancyProblems.noKey().exception());
    keyring.forget(KeyHash.of(revoked(key).hash()));
    log.info("Key {} of tenant {} is revoked", keyId, tenantId);
  }

  private ApiKey revoked(ApiKey key) {
    key.revoke(now());
    return keys.save(key);
  }

  /** PostgreSQL keeps microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
