/**
 * How this process does, published for the api: signs of life, how fast work is started, how the
 * model's limits stand, and what calls may cost. From it the api says why a job waits, when it
 * starts and what it may cost.
 *
 * <p>Owns {@code worker.instance}, {@code worker.model_state}, {@code worker.prompt_size} and
 * {@code worker.call_price}. Intake and execution tell {@link Vitals} what they do, which costs no
 * statement; once a second it is written down.
 */
@NullMarked
@ApplicationModule(
    displayName = "Vitals",
    allowedDependencies = {"ledger", "limits", "money", "prompt", "provider"})
package com.moviemind.worker.vitals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
