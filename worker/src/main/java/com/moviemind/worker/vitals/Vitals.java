package com.moviemind.worker.vitals;

import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.ledger.Vacancies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What this process has lately done, kept in memory. */
@Component
public final class Vitals {

  private final Pace interactive = new Pace();
  private final Pace batch = new Pace();
  private final Rate arrivals = new Rate();
  private final RecentTimes calls = new RecentTimes();
  private final RecentTimes intake = new RecentTimes();
  private final RecentTimes claims = new RecentTimes();
  private int running;
  private int runningBatch;
  private long lastLook = System.nanoTime();

  Vitals() {}

  /**
   * A look for work has ended.
   *
   * @param permitted how much it might have claimed
   * @param isBroken nothing was permitted because no model works: that says nothing of the pace
   */
  public synchronized void looked(Vacancies permitted, List<Claim> claimed, boolean isBroken) {
    var nanoTime = System.nanoTime();
    var seconds = (nanoTime - lastLook) / 1e9;
    lastLook = nanoTime;
    var urgent = claimed.stream().filter(it -> it.item().lane() == Lane.INTERACTIVE).toList();
    var rest = claimed.stream().filter(it -> it.item().lane() == Lane.BATCH).toList();
    var idle = !interactive.waits() && !batch.waits();
    if (isBroken) {
      interactive.skip();
      batch.skip();
    } else {
      interactive.looked(seconds, permitted.any(), urgent.size(), longest(urgent));
      var room = Math.min(permitted.batch(), permitted.any() - urgent.size());
      batch.looked(seconds, room, rest.size(), longest(rest));
    }
    if (idle) {
      // what a claim takes by itself: of what was not there yet at the look before
      claimed.stream()
          .filter(it -> it.attempt() == 1 && it.waited().toNanos() / 1e9 <= seconds)
          .forEach(it -> claims.add(it.waited()));
    }
  }

  private static double longest(List<Claim> claimed) {
    return claimed.stream().mapToDouble(it -> it.waited().toNanos() / 1e9).max().orElse(0);
  }

  public synchronized void begun(Lane lane) {
    running++;
    runningBatch += lane == Lane.BATCH ? 1 : 0;
  }

  /**
   * A claim's call is over, and its slot free.
   *
   * @param isCall false where it was turned away, which takes less than a call does
   */
  public synchronized void ended(Lane lane, Duration after, boolean isCall) {
    running--;
    runningBatch -= lane == Lane.BATCH ? 1 : 0;
    if (isCall) {
      calls.add(after);
    }
  }

  /**
   * Requests were taken in.
   *
   * @param urgent how many of them are interactive
   */
  public synchronized void takenIn(List<Instant> requestedAt, int urgent, Instant now) {
    requestedAt.forEach(it -> intake.add(Duration.between(it, now)));
    arrivals.add(urgent, System.nanoTime());
  }

  synchronized Reading read() {
    return new Reading(
        running,
        runningBatch,
        interactive.read(),
        batch.read(),
        arrivals.perSecond(System.nanoTime()),
        calls.read(),
        intake.read(),
        claims.read());
  }

  /**
   * How it stands.
   *
   * @param interactiveArrivals requests a second
   */
  record Reading(
      int running,
      int runningBatch,
      Pace.Reading interactive,
      Pace.Reading batch,
      double interactiveArrivals,
      RecentTimes.Reading calls,
      RecentTimes.Reading intake,
      RecentTimes.Reading claims) {}
}
