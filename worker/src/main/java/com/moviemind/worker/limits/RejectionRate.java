package com.moviemind.worker.limits;

import java.time.Duration;

/**
 * How often a model turns calls away, as far as is known from so many calls.
 *
 * @param rejected calls that were turned away; zero where none is
 * @param calls all of them
 * @param pause that those turned away are asked for, on average; zero where for none
 */
public record RejectionRate(double rejected, double calls, Duration pause) {

  static final RejectionRate NONE = new RejectionRate(0, 0, Duration.ZERO);
}
