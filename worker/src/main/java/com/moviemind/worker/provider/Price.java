package com.moviemind.worker.provider;

import jakarta.validation.constraints.Min;

/**
 * Prices of a model, in micro-dollars per million tokens (250000 is $0.25).
 *
 * @param input a token read
 * @param cachedInput a token read from the provider's cache
 * @param output a token written, reasoning included
 */
public record Price(@Min(0) long input, @Min(0) long cachedInput, @Min(0) long output) {}
