package com.moviemind.local.installation;

import java.time.Duration;

/**
 * What an installation is prepared to bear, for those who mean to hurt it.
 *
 * @param brokerMegabytes the broker's disk; zero means that of the machine, which nobody fills
 * @param clocks whether the workers' clocks can be set wrong
 * @param longestPause before a process that ended again and again is started once more
 */
public record Hardship(int brokerMegabytes, boolean clocks, Duration longestPause) {

  /** None but what happens by itself. */
  public static final Hardship NONE = new Hardship(0, false, Backoff.LONGEST);
}
