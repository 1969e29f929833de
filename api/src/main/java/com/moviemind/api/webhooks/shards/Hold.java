package com.moviemind.api.webhooks.shards;

/**
 * A shard in the time of one holder.
 *
 * @param fence grows each time the shard is taken, also by the same instance again
 */
public record Hold(int shard, long fence) {}
