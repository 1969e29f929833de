/**
 * Whether this instance and what it leans on work, for clients and load balancers.
 *
 * <p>Owns no tables; reads the view {@code content.provider_health}. Its addresses need no key, so
 * they say nothing about tenants, and every finding is remembered for a while: no number of
 * questions makes more than one check in that time. The model's provider is never called for a
 * check; what its last calls came to is read.
 */
@NullMarked
@ApplicationModule(
    displayName = "Health",
    allowedDependencies = {})
package com.moviemind.api.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
