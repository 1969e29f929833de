package com.moviemind.worker.vitals;

/**
 * How fast work of a lane is started while some of it waits all along: only then the pace is that
 * of the process and not of the clients. What was seen fades by half in five seconds.
 */
final class Pace {

  private static final double HALF_LIFE_SECONDS = 5;

  private boolean waits;
  private boolean hasWaited;
  private boolean isUnderWay;
  private double startsWaiting;
  private double secondsWaiting;
  private double starts;
  private double seconds;

  /**
   * A look for work has ended.
   *
   * @param passed seconds since the look before
   * @param room how much of this lane it might have taken
   * @param longest how many seconds the one of the taken that waited longest has been ready
   */
  void looked(double passed, int room, int taken, double longest) {
    fade(passed);
    starts += taken;
    seconds += passed;
    // the look before may have missed what was ready, since another transaction had locked it
    var goesOn = waits || (hasWaited && longest >= passed);
    if (goesOn && isUnderWay) {
      startsWaiting += taken;
      secondsWaiting += passed;
    }
    // where slots were filled at one stroke, nothing is started for as long as a call takes
    isUnderWay = goesOn && (isUnderWay || taken > 0);
    // who had no room does not know
    var more = room > 0 ? taken >= room : waits;
    hasWaited = waits && !more;
    waits = more;
  }

  /** What passed since the look before says nothing. */
  void skip() {
    waits = false;
    hasWaited = false;
  }

  /** More waits than was taken, as far as is known. */
  boolean waits() {
    return waits;
  }

  private void fade(double passed) {
    var left = Math.pow(0.5, passed / HALF_LIFE_SECONDS);
    startsWaiting *= left;
    secondsWaiting *= left;
    starts *= left;
    seconds *= left;
  }

  Reading read() {
    return new Reading(startsWaiting, secondsWaiting, seconds > 0 ? starts / seconds : 0);
  }

  /**
   * The pace.
   *
   * @param starts while work was waiting
   * @param seconds for how long it was
   * @param perSecond starts a second, waiting or not
   */
  record Reading(double starts, double seconds, double perSecond) {}
}
