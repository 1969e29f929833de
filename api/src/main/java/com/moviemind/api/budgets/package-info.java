/**
 * Budgets and spend, as an operator manages and sees them.
 *
 * <p>Owns no tables: it reads the worker's views {@code content.budget}, {@code
 * content.budget_order} and {@code content.spend}. Says: {@code BudgetOrdered}, which the worker
 * applies.
 */
@NullMarked
@ApplicationModule(
    displayName = "Budgets",
    allowedDependencies = {"access", "problem", "tenancy"})
package com.moviemind.api.budgets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
