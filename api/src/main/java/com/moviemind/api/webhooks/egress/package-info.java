/**
 * The only way out of the api: one POST to an address a tenant named, never to this network. The
 * host is resolved once for a connection, and the addresses that were checked are the ones used.
 */
@NullMarked
package com.moviemind.api.webhooks.egress;

import org.jspecify.annotations.NullMarked;
