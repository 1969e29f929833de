package com.moviemind.servers.model.wire;

import java.util.List;

/**
 * What goes back, when, and how the connection ends.
 *
 * @param headers lines such as {@code x-request-id: req_1}
 * @param delayNanos time between the request's arrival and the answer
 * @param ended runs once, when the answer is written or the connection is gone
 */
// The bytes are written once and never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Reply(
    int status, List<String> headers, byte[] body, long delayNanos, Ending ending, Runnable ended) {

  /** How an answer leaves the server. */
  public enum Ending {
    WHOLE,
    TRUNCATED,
    RESET,
    HANG
  }

  public static Reply of(int status, List<String> headers, byte[] body) {
    return new Reply(status, headers, body, 0, Ending.WHOLE, () -> {});
  }

  public Reply after(long nanos, Ending how, Runnable then) {
    return new Reply(status, headers, body, nanos, how, then);
  }
}
