package com.moviemind.api.tenancy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Someone whose applications ask. Closed rather than deleted, because jobs keep naming it. */
@Entity
@Table(schema = "api", name = "tenant")
class Tenant {

  @Id private UUID id;
  private String name;
  private String plan;
  private Instant createdAt;
  private @Nullable Instant closedAt;
  private int jobRetentionDays = 90;

  @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
  protected Tenant() {}

  Tenant(UUID id, String name, String plan, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.plan = plan;
    this.createdAt = createdAt;
  }

  void close(Instant now) {
    if (closedAt == null) {
      closedAt = now;
    }
  }

  void moveTo(String newPlan) {
    plan = newPlan;
  }

  void keepJobsFor(int days) {
    jobRetentionDays = days;
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  String plan() {
    return plan;
  }

  /** Days after its end for which a job is shown. */
  int jobRetentionDays() {
    return jobRetentionDays;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Nullable Instant closedAt() {
    return closedAt;
  }
}
