package com.moviemind.worker.limits;

import java.util.function.LongSupplier;

/**
 * In this process, while Redis is away: its part of the limits. Starts with nothing saved up, so
 * that replicas which lose Redis together do not call together.
 */
final class LocalState implements State {

  private static final double USED = 0.98;
  private static final double BURST = 0.02;
  private static final double MINUTE = 60_000;
  private static final double CUT = 0.7;
  private static final long CUT_PAUSE = 1_000;
  private static final double RECOVERY = 30_000;
  private static final int FAILURES_IN_A_ROW = 5;
  private static final int DEAD_IN_A_ROW = 3;
  private static final long OPEN = 5_000;

  private final LongSupplier millis;
  private long at;
  private double requests;
  private double tokens;
  private double stock;
  private double cap;
  private double mean;
  private long cut;
  private long hold;
  private int row;
  private int dead;
  private long open;
  private long probe;

  LocalState(AccountLimits share, LongSupplier millis) {
    this.millis = millis;
    this.at = millis.getAsLong();
    this.stock = share.tokens();
    this.cap = share.concurrency();
  }

  @Override
  public synchronized Grant step(Step step) {
    var now = millis.getAsLong();
    refill(step, now - at);
    at = now;
    learn(step.report(), now, step);
    var expected = Math.min(step.tpm(), mean > 0 ? mean : step.bound());
    var unit = Math.min(step.tpm(), step.bound());
    var rates = Math.min(byRequests(step), byTokens(step, expected, unit));
    var room = Math.min((int) cap - step.inFlight(), rates);
    var any = Math.max(0, Math.min(step.any(), now < hold || now < open ? 0 : room));
    var probing = open > 0 && any > 0;
    if (probing) {
      any = now < probe ? 0 : 1;
      probe = any == 1 ? now + step.probeTtl() : probe;
    }
    requests -= any;
    tokens -= any * expected;
    stock -= any * unit;
    var forBatch = (int) cap - Math.max(1, (int) cap / 10) - step.inFlightBatch();
    var breaker = open == 0 ? "closed" : now < open ? "open" : "half-open";
    return new Grant(
        any,
        Math.clamp(probing ? 1 : forBatch, 0, Math.min(any, step.batch())),
        any < step.any() ? wait(step, unit, now) : 0,
        expected,
        unit,
        0,
        0,
        probing && any == 1,
        breaker,
        cap,
        1,
        false);
  }

  private void refill(Step step, long passed) {
    var report = step.report();
    var saved = requests + step.rpm() * USED / MINUTE * passed + report.requestsBack();
    requests = Math.min(Math.max(1, step.rpm() * BURST), saved);
    var left = tokens + step.tpm() * USED / MINUTE * passed + report.tokensBack();
    tokens = Math.clamp(left, -step.tpm(), Math.max(1, step.tpm() * BURST));
    var free = stock + step.tpm() / MINUTE * passed + report.stockBack();
    stock = Math.clamp(free, -step.tpm(), step.tpm());
    if (at - cut > CUT_PAUSE) {
      cap = Math.min(step.concurrency(), cap + step.concurrency() / RECOVERY * passed);
    }
  }

  private void learn(Step.Report report, long now, Step step) {
    if (report.calls() > 0) {
      var seen = report.used() / report.calls();
      mean = mean == 0 ? seen : mean + Math.min(0.5, 0.05 * report.calls()) * (seen - mean);
    }
    hold = report.hold() > 0 ? Math.max(hold, now + report.hold()) : hold;
    if (report.overloads() > 0 && now - cut > CUT_PAUSE) {
      cap = Math.max(Math.min(2, step.concurrency()), cap * CUT);
      cut = now;
    }
    row = report.successes() > 0 ? 0 : row + report.failures();
    dead = report.successes() > 0 ? 0 : dead + report.dead();
    if (open == 0 ? row >= FAILURES_IN_A_ROW || dead >= DEAD_IN_A_ROW : report.probe() == -1) {
      open = now + OPEN;
      probe = 0;
      row = 0;
    } else if (open > 0 && report.probe() == 1) {
      open = 0;
    } else if (report.probe() == 2) {
      probe = 0;
    }
  }

  private int byRequests(Step step) {
    return step.rpm() == 0 ? Integer.MAX_VALUE : (int) requests;
  }

  private int byTokens(Step step, double expected, double unit) {
    if (step.tpm() == 0) {
      return Integer.MAX_VALUE;
    }
    return tokens < 0 ? 0 : (int) Math.min(tokens / expected + 1, (stock + 1) / unit);
  }

  private double wait(Step step, double unit, long now) {
    double wait = Math.max(0, Math.max(hold, open) - now);
    if (step.rpm() > 0) {
      wait = Math.max(wait, (1 - requests) * MINUTE / (step.rpm() * USED));
    }
    if (step.tpm() > 0) {
      wait = Math.max(wait, -tokens * MINUTE / (step.tpm() * USED));
      wait = Math.max(wait, (unit - stock) * MINUTE / step.tpm());
    }
    return Math.ceil(wait);
  }
}
