/**
 * What has to be looked at now and then, whether work comes or not: jobs that are late, tenants
 * without work, and transactions that stay open.
 */
@NullMarked
package com.moviemind.worker.ledger.watch;

import org.jspecify.annotations.NullMarked;
