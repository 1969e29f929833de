package com.moviemind.api.generation;

import java.util.List;

/** Someone on this instance who wants to know which jobs have just ended, after the commit. */
public interface SettledListener {

  void settled(List<Job> jobs);
}
