/**
 * The couriers of this instance: one for each endpoint of the shards it holds. They begin when a
 * shard is taken and stop when it is lost.
 */
@NullMarked
package com.moviemind.api.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
