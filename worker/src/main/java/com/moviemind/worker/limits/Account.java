package com.moviemind.worker.limits;

import com.moviemind.worker.provider.Answer;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * One model's limits as this replica knows them: counted in Redis, or here while Redis is away. One
 * step at a time.
 */
final class Account {

  private static final Logger log = LoggerFactory.getLogger(Account.class);

  /** Not the same for all replicas, so that they do not come back together. */
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  /** Weight of the latest call in the common bound. */
  private static final double RECENT = 0.05;

  private final String model;
  private final Terms terms;
  private final State shared;
  private final Tally tally = new Tally();
  private final Rejections rejections = new Rejections();
  private @Nullable State local;
  private AccountLimits share;
  private long retryAt = System.nanoTime();
  private int replicas;
  private double bound;
  private int inFlight;
  private int inFlightBatch;
  private int pending;
  private int pendingBatch;
  private volatile Grant last;
  private volatile long heldUntil = System.nanoTime();
  private volatile long brokenAt;

  Account(String model, Terms terms, State shared) {
    this.model = model;
    this.terms = terms;
    this.shared = shared;
    this.bound = terms.usualBound();
    this.replicas = terms.maxReplicas();
    this.share = terms.limits();
    this.last = new Grant(0, 0, 0, 0, 0, 0, 0, false, "closed", share.concurrency(), 1, false);
  }

  String model() {
    return model;
  }

  /** The latest answer. */
  Grant last() {
    return last;
  }

  /** How it stands, without asking anybody. */
  ModelState state(int rank) {
    var grant = last;
    var now = System.nanoTime();
    return new ModelState(
        model,
        rank,
        grant.breaker(),
        Duration.ofNanos(Math.max(0, heldUntil - now)),
        grant.cap(),
        terms.limits().requests(),
        terms.limits().tokens(),
        grant.expected(),
        rejections.read(now),
        grant.isClosed() ? Duration.ZERO : Duration.ofNanos(now - brokenAt));
  }

  synchronized boolean isAlone() {
    return local != null;
  }

  synchronized Permits ask(int any, int batch) {
    var grant = step(any, batch);
    heldUntil = System.nanoTime() + (long) (grant.waitMillis() * 1e6);
    pending += grant.any();
    pendingBatch += grant.batch();
    return new Permits(
        model,
        grant.any(),
        grant.batch(),
        Duration.ofMillis((long) grant.waitMillis()),
        new Permits.Source(this, grant, local == null));
  }

  synchronized Permit begin(Permits permits, Permits.Begun call) {
    var source = permits.source();
    bound += RECENT * ((double) call.boundTokens() - bound);
    var part = source.grant.unit() / Math.max(1, bound);
    var unit = Math.min(terms.limits().tokens(), (double) call.boundTokens() * part);
    tally.reserved(source.grant, unit);
    enter(call);
    return new Permit(
        rejections.begun(),
        call.batch(),
        call.boundTokens(),
        unit,
        source.grant,
        source.grant.probe(),
        source.shared);
  }

  /** Begins a call that nobody permitted. */
  synchronized Permit borrow(Permits.Begun call) {
    var grant = last;
    tally.borrowed(grant);
    enter(call);
    return new Permit(
        rejections.begun(),
        call.batch(),
        call.boundTokens(),
        grant.unit(),
        grant,
        false,
        local == null);
  }

  private void enter(Permits.Begun call) {
    inFlight++;
    inFlightBatch += call.batch() ? 1 : 0;
  }

  /** All that will begin has begun. */
  synchronized void begun(Permits permits, int calls) {
    var source = permits.source();
    pending -= permits.any();
    pendingBatch -= permits.batch();
    var rest = permits.any() - calls;
    if (rest > 0) {
      tally.notCalled(source.grant, rest, source.grant.unit(), source.grant.probe());
      if (local == null) {
        // given back at once: a replica that starts while this one is idle or gone needs them
        step(0, 0);
      }
    }
  }

  synchronized void ended(Permit permit, Answer answer) {
    leave(permit);
    tally.ended(permit, answer, isOurs(permit));
    rejections.ended(permit.number(), answer, System.nanoTime());
  }

  /** What it was charged stays charged. */
  synchronized void lost(Permit permit) {
    leave(permit);
    tally.lost(permit);
  }

  synchronized void notCalled(Permit permit) {
    leave(permit);
    if (isOurs(permit)) {
      tally.notCalled(permit.grant(), 1, permit.unit(), permit.probe());
    }
  }

  private void leave(Permit permit) {
    inFlight--;
    inFlightBatch -= permit.batch() ? 1 : 0;
  }

  /** Whether it was granted by whoever counts now. */
  private boolean isOurs(Permit permit) {
    return permit.shared() == (local == null);
  }

  /** Says that this replica lives, and what it holds. */
  synchronized void renew() {
    step(0, 0);
  }

  private Grant step(int any, int batch) {
    if (System.nanoTime() - retryAt >= 0) {
      try {
        var grant = shared.step(step(any, batch, terms.limits()));
        isBack(grant);
        return heard(grant);
      } catch (DataAccessException e) {
        isAway(e);
      }
    }
    var state = local == null ? alone() : local;
    return heard(state.step(step(any, batch, share)));
  }

  private Step step(int any, int batch, AccountLimits limits) {
    return new Step(
        terms.replica(),
        terms.ttl().toMillis(),
        inFlight + pending,
        inFlightBatch + pendingBatch,
        any,
        batch,
        Math.max(1, bound),
        limits.requests(),
        limits.tokens(),
        limits.concurrency(),
        terms.probeTtl().toMillis(),
        tally.take());
  }

  private Grant heard(Grant grant) {
    if (last.isClosed() && !grant.isClosed()) {
      brokenAt = System.nanoTime();
    }
    if (grant.isClosed() && !last.isClosed()) {
      rejections.forget();
    }
    if (!grant.breaker().equals(last.breaker())) {
      log.warn(
          "The breaker of {} is {}{}",
          model,
          grant.breaker(),
          grant.isClosed() ? ": it is called again" : "; tried again one call at a time");
    }
    last = grant;
    return grant;
  }

  private void isBack(Grant grant) {
    if (local != null) {
      log.info("Redis answers again; the limits of {} are shared by all replicas", model);
      local = null;
    }
    if (grant.replicas() > replicas) {
      log.warn(
          "{} replicas share the limits of {}, more than moviemind.provider.max-replicas says",
          grant.replicas(),
          model);
      replicas = grant.replicas();
    }
  }

  private void isAway(DataAccessException why) {
    retryAt =
        System.nanoTime() + (long) (RETRY_NANOS * ThreadLocalRandom.current().nextDouble(0.5, 1.5));
    if (local == null) {
      log.warn(
          "Redis does not answer ({}); until it does, each replica uses 1/{} of the limits of {}",
          why.getClass().getSimpleName(),
          replicas,
          model);
    }
  }

  private State alone() {
    share = terms.limits().sharedBy(replicas);
    tally.forget();
    var state = new LocalState(share, () -> System.nanoTime() / 1_000_000);
    local = state;
    return state;
  }
}
