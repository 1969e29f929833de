package com.moviemind.api.forecast;

/**
 * What is being written.
 *
 * @param batch those of them in the lane for batch work
 */
record Running(int any, int batch) {

  Running and(Running more) {
    return new Running(any + more.any, batch + more.batch);
  }
}
