package com.moviemind.api.tenancy;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All tenants. */
interface Tenants extends JpaRepository<Tenant, UUID> {

  boolean existsByName(String name);
}
