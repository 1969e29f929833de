/**
 * Which instance delivers for which endpoints: a lease for each shard of them. Owns {@code
 * api.webhook_shard} and {@code api.webhook_sender}.
 */
@NullMarked
package com.moviemind.api.webhooks.shards;

import org.jspecify.annotations.NullMarked;
