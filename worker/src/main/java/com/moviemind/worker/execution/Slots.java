package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.ledger.Vacancies;

/** Calls that may be in flight. A tenth of them, at least one, is for interactive work only. */
final class Slots {

  private static final int INTERACTIVE_SHARE = 10;

  private final int all;
  private final int forBatch;
  private int interactive;
  private int batch;

  Slots(int all) {
    this.all = all;
    this.forBatch = all - Math.max(1, all / INTERACTIVE_SHARE);
  }

  synchronized Vacancies vacancies() {
    var free = all - interactive - batch;
    return new Vacancies(free, Math.clamp(forBatch - (long) batch, 0, free));
  }

  synchronized void take(Lane lane) {
    switch (lane) {
      case INTERACTIVE -> interactive++;
      case BATCH -> batch++;
    }
  }

  synchronized void free(Lane lane) {
    switch (lane) {
      case INTERACTIVE -> interactive--;
      case BATCH -> batch--;
    }
  }

  synchronized int taken() {
    return interactive + batch;
  }

  int all() {
    return all;
  }
}
