/**
 * Whose work is next: lanes before tenants, tenants by weight, and of a tenant the oldest first.
 *
 * <p>Owns {@code worker.waiting_tenant}.
 */
@NullMarked
package com.moviemind.worker.ledger.fair;

import org.jspecify.annotations.NullMarked;
