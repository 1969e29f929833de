/**
 * Tenants and their keys, as an operator manages them.
 *
 * <p>Owns the tables {@code api.tenant} and {@code api.api_key}. A key is shown once, when it is
 * made; the table holds its SHA-256.
 */
@NullMarked
@ApplicationModule(
    displayName = "Tenancy",
    allowedDependencies = {"access", "problem"})
package com.moviemind.api.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
