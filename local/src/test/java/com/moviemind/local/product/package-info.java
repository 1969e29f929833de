/**
 * The whole product as its clients meet it: one installation with two workers, started once, asked
 * over HTTP, watched from outside (PostgreSQL as the superuser, Kafka as a consumer, the stand-in's
 * call log), and hurt in the ways a machine can hurt it. {@link Invariants} says what must hold
 * whatever happened.
 */
@NullMarked
package com.moviemind.local.product;

import org.jspecify.annotations.NullMarked;
