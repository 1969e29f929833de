package com.moviemind.api.limits;

import com.moviemind.api.access.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/**
 * What the caller's plan still lets it have made this month. Controllers that accept work take one
 * as an argument, spend before they accept, and give back what turned out not to be new.
 */
public final class GenerationAllowance {

  private final GenerationMeter meter;
  private final Caller caller;
  private final HttpServletResponse response;

  GenerationAllowance(GenerationMeter meter, Caller caller, HttpServletResponse response) {
    this.meter = meter;
    this.caller = caller;
    this.response = response;
  }

  /** Ends the request with 429 unless that many jobs are left. */
  public void spend(int jobs) {
    var accepted = meter.spend(caller, jobs);
    tell();
    if (!accepted) {
      throw LimitProblems.tooMany(meter.read(caller), jobs).exception();
    }
  }

  /** How many jobs it still covers. */
  public long left() {
    return meter.read(caller).remaining();
  }

  /** Until it covers a month's jobs again. */
  public Duration untilReset() {
    return meter.read(caller).reset();
  }

  /** Takes back what was spent on jobs that were not made. */
  public void giveBack(int jobs) {
    meter.giveBack(caller, jobs);
    tell();
  }

  void tell() {
    var reading = meter.read(caller);
    response.setHeader("X-RateLimit-Monthly-Limit", Long.toString(reading.limit()));
    response.setHeader("X-RateLimit-Monthly-Used", Long.toString(reading.used()));
    response.setHeader("X-RateLimit-Monthly-Remaining", Long.toString(reading.remaining()));
  }
}
