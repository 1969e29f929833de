/**
 * What a round left behind, gathered from outside: PostgreSQL as the superuser, Kafka as a consumer
 * of its own, the model stand-in's log, and what clients and the hand that struck remember.
 */
@NullMarked
package com.moviemind.local.faults.evidence;

import org.jspecify.annotations.NullMarked;
