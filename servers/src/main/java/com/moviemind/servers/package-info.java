/**
 * The real servers as child processes: PostgreSQL, Kafka, Redis, the schema registry and the model
 * stand-in.
 *
 * <p>For the launcher, the benchmarks and the tests. Every server listens on loopback only, keeps
 * its data and its log in a home folder, and dies with the process that started it.
 */
@NullMarked
package com.moviemind.servers;

import org.jspecify.annotations.NullMarked;
