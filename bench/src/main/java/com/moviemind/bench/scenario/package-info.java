/**
 * What is measured: speed, acceptance at an offered rate, calls in flight at a real model's pace,
 * and depth.
 */
@NullMarked
package com.moviemind.bench.scenario;

import org.jspecify.annotations.NullMarked;
