package com.moviemind.api.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All keys. */
interface ApiKeys extends JpaRepository<ApiKey, UUID> {

  List<ApiKey> findByTenantIdOrderByCreatedAt(UUID tenantId);

  Optional<ApiKey> findByIdAndTenantId(UUID id, UUID tenantId);
}
