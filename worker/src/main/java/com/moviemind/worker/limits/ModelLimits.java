package com.moviemind.worker.limits;

import com.moviemind.worker.limits.Permits.Begun;
import com.moviemind.worker.provider.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The limits of the chain of models. First ask, then claim that many, then say which calls begin;
 * and of each, once, how it ended.
 */
public final class ModelLimits {

  private record Held(Account account, Permit permit) {}

  private final List<Account> chain;
  private final Map<UUID, Held> held = new ConcurrentHashMap<>();

  ModelLimits(List<Account> chain) {
    this.chain = List.copyOf(chain);
  }

  /** Permits for the first model of the chain that is not broken. */
  public Permits ask(int any, int batch) {
    Permits first = null;
    for (var account : chain) {
      var permits = account.ask(any, batch);
      if (permits.any() > 0 || permits.source().grant.isClosed()) {
        return permits;
      }
      first = first == null ? permits : first;
    }
    if (first == null) {
      throw new IllegalStateException("no model is configured");
    }
    return first;
  }

  /**
   * These calls begin, at most as many as were permitted; the other permits are given back. A call
   * of a later model is made without asking, and what it uses is missing to that model's next ones:
   * few calls fail, and none is worth holding the item.
   */
  public void begin(Permits permits, List<Begun> calls) {
    var asked = permits.source().account;
    var permitted = 0;
    for (var call : calls) {
      if (call.model().equals(asked.model())) {
        held.put(call.attemptId(), new Held(asked, asked.begin(permits, call)));
        permitted++;
      } else {
        var other = account(call.model());
        held.put(call.attemptId(), new Held(other, other.borrow(call)));
      }
    }
    asked.begun(permits, permitted);
  }

  /** A call begins that nobody asked for: it is made all the same, and booked as debt. */
  public void borrow(Begun call) {
    var account = account(call.model());
    held.put(call.attemptId(), new Held(account, account.borrow(call)));
  }

  private Account account(String model) {
    return chain.stream().filter(it -> it.model().equals(model)).findFirst().orElseThrow();
  }

  /** The model to call for work whose first so many models have failed to write it. */
  public String modelFor(Permits permits, int rank) {
    var permitted = chain.indexOf(permits.source().account);
    return chain.get(Math.clamp(rank, permitted, chain.size() - 1)).model();
  }

  /** A call has ended. */
  public void ended(UUID attemptId, Answer answer) {
    end(attemptId, (account, permit) -> account.ended(permit, answer));
  }

  /** A call was begun, and nobody knows what became of it. */
  public void lost(UUID attemptId) {
    end(attemptId, Account::lost);
  }

  /** A call was not made after all; nothing where its end is known. */
  public void notCalled(UUID attemptId) {
    end(attemptId, Account::notCalled);
  }

  private void end(UUID attemptId, BiConsumer<Account, Permit> how) {
    var it = held.remove(attemptId);
    if (it != null) {
      how.accept(it.account(), it.permit());
    }
  }

  /** How each model's limits stand, the first of the chain first. */
  public List<ModelState> states() {
    return IntStream.range(0, chain.size()).mapToObj(it -> chain.get(it).state(it)).toList();
  }

  /** Says that this replica lives and holds what it holds. */
  public void renew() {
    chain.forEach(Account::renew);
  }
}
