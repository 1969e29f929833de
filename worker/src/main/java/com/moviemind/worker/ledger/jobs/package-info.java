/**
 * The jobs that wait for an item, and what they are told; the columns in which rows go to the
 * database.
 */
@NullMarked
package com.moviemind.worker.ledger.jobs;

import org.jspecify.annotations.NullMarked;
