package com.moviemind.worker.quality;

/** Decides whether a text may be stored. */
public interface Gate {

  Verdict judge(Draft draft);
}
