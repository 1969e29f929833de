/**
 * What model calls cost and how much may be spent: prices, budgets, and what counts against them.
 *
 * <p>Owns {@code worker.budget}, {@code worker.budget_account}, {@code worker.budget_hold} and
 * {@code worker.budget_order}. The ledger reserves with each claim ({@link Budgets#reserve}) and
 * gives back with each finish, in its own transactions. Money is in integer micro-dollars; days and
 * months are UTC's.
 *
 * <p>Hears: {@code BudgetOrdered}.
 */
@NullMarked
@ApplicationModule(displayName = "Money", allowedDependencies = "provider")
package com.moviemind.worker.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
