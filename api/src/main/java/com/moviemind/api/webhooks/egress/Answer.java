package com.moviemind.api.webhooks.egress;

import java.time.Duration;
import java.util.Map;

/** What came of sending a request. */
public sealed interface Answer {

  /** From the beginning to the end of it. */
  Duration took();

  /**
   * The host answered.
   *
   * @param headers the first value of each header field, by its name in lower case
   * @param body at most 128 KiB of it
   * @param cut whether there was more
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Answered(int status, Map<String, String> headers, byte[] body, boolean cut, Duration took)
      implements Answer {}

  /** Nobody answered in time, or nobody is there. */
  record Unreached(String why, Duration took) implements Answer {}

  /** It was not sent: the address is one that nothing may be sent to. */
  record Refused(String why, Duration took) implements Answer {}
}
