/**
 * The ledger: what is to be written, who has leased it, and what each call was reserved and did
 * cost.
 *
 * <p>Owns {@code worker.work_item}, {@code worker.work_item_job}, {@code worker.attempt} and {@code
 * worker.finished_item}. Intake brings {@link Arrivals}; execution {@link Claims} items, keeps its
 * {@link Holdings} and brings {@link Finishes}. Every transition is one transaction with a number
 * of statements that does not depend on the number of items.
 *
 * <p>Statements reach rows of a list by {@code id = any(array[list.id])}. An equality would do as
 * well to the reader, but not to the planner: it also offers to walk the whole index in order,
 * which seems to cost nothing while statistics are of an empty queue. For the same reason they know
 * a running item by its lease: the state would offer the index of all that run.
 *
 * <p>Says: {@code GenerationStarted}, {@code GenerationCompleted}, {@code GenerationFailed}. Money
 * is in micro-dollars, time is the database's.
 */
@NullMarked
@ApplicationModule(
    displayName = "Ledger",
    allowedDependencies = {"content", "money", "quarantine"})
package com.moviemind.worker.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
