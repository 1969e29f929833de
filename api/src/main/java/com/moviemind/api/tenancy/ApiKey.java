package com.moviemind.api.tenancy;

import com.moviemind.api.access.ApiKeySecret;
import com.moviemind.api.access.Scope;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A key of a tenant, without the key. */
@Entity
@Table(schema = "api", name = "api_key")
class ApiKey {

  @Id private UUID id;
  private UUID tenantId;
  private String label;
  private String prefix;
  private byte[] hash;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> scopes;

  private Instant createdAt;
  private @Nullable Instant expiresAt;
  private @Nullable Instant revokedAt;

  @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
  protected ApiKey() {}

  ApiKey(UUID id, UUID tenantId, ApiKeySecret secret, Terms terms, Instant createdAt) {
    this.id = id;
    this.tenantId = tenantId;
    this.label = terms.label;
    this.prefix = secret.prefix();
    this.hash = secret.hash().bytes();
    this.scopes = terms.scopes.stream().sorted().map(Scope::word).toList();
    this.createdAt = createdAt;
    this.expiresAt = terms.expiresAt;
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  UUID id() {
    return id;
  }

  UUID tenantId() {
    return tenantId;
  }

  byte[] hash() {
    return hash;
  }

  String label() {
    return label;
  }

  String prefix() {
    return prefix;
  }

  List<String> scopes() {
    return scopes;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant revokedAt() {
    return revokedAt;
  }

  /** What a key is made with. */
  record Terms(String label, Collection<Scope> scopes, @Nullable Instant expiresAt) {}
}
