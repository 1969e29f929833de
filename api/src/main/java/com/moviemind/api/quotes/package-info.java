/**
 * What texts may cost before they are asked for, in the numbers by which the worker reserves.
 *
 * <p>Reads {@code content.call_price}, {@code content.prompt_size} and {@code
 * content.budget_room()}, which the worker publishes; owns no table. Ask {@link Quotes}. Money is
 * in micro-dollars.
 */
@NullMarked
@ApplicationModule(
    displayName = "Quotes",
    allowedDependencies = {})
package com.moviemind.api.quotes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
