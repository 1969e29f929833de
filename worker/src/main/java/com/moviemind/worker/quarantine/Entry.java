package com.moviemind.worker.quarantine;

/** An entry, locked. */
record Entry(String state, int revision, Payload payload) {

  boolean isHeld() {
    return state.equals("HELD");
  }
}
