/**
 * Webhooks by the Standard Webhooks specification: a tenant's endpoints, and the events of the log
 * delivered to them at least once.
 *
 * <p>Owns the tables {@code api.webhook_*}. {@code signing} signs and keeps secrets, {@code egress}
 * is the only way out and refuses what is not on the public internet, {@code endpoints} is what
 * owners set, {@code delivery} sends, {@code history} remembers what was sent, {@code web} is the
 * interface.
 *
 * <p>Says: {@code endpoint.disabled} and {@code endpoint.enabled}, in the event log.
 */
@NullMarked
@ApplicationModule(
    displayName = "Webhooks",
    allowedDependencies = {"access", "eventlog", "problem", "texts"})
package com.moviemind.api.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
