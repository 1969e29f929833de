package com.moviemind.local.installation;

/** Hears what happens to the processes, a line at a time, from any thread. */
@FunctionalInterface
public interface News {
  void say(String line);
}
