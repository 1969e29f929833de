package com.moviemind.worker.limits;

import java.time.Duration;
import java.util.UUID;

/**
 * How many calls of a model may begin now. What is not begun must be given back: {@link
 * ModelLimits#begin}.
 *
 * @param any calls of either lane
 * @param batch batch calls among them, at most
 * @param pause until there may be one more; zero where only an end of a call makes room
 */
public record Permits(String model, int any, int batch, Duration pause, Source source) {

  /** No model of the chain works at present. */
  public boolean isBroken() {
    return !source.grant.isClosed();
  }

  /** Who granted them. */
  public static final class Source {
    final Account account;
    final Grant grant;
    final boolean shared;

    Source(Account account, Grant grant, boolean shared) {
      this.account = account;
      this.grant = grant;
      this.shared = shared;
    }
  }

  /**
   * A call that begins.
   *
   * @param model may be a later one of the chain than the permits are for
   * @param boundTokens the most tokens it may use
   */
  public record Begun(UUID attemptId, String model, boolean batch, long boundTokens) {}
}
