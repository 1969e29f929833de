package com.moviemind.api.tenancy;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether there is such a tenant, for other rooms of the operator. */
@Component
public class KnownTenants {

  private final JdbcClient jdbc;

  KnownTenants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ends the request with 404 where no tenant, open or closed, has this id. */
  public void require(UUID tenantId) {
    if (!jdbc.sql("select exists (select from api.tenant where id = ?)")
        .param(tenantId)
        .query(Boolean.class)
        .single()) {
      throw TenancyProblems.noTenant().exception();
    }
  }
}
