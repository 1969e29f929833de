package com.moviemind.worker.prompt;

import java.nio.charset.StandardCharsets;

/**
 * A released part of a prompt.
 *
 * @param name its folder and number, for example movie/modern/1
 */
record Release(String name, String text) {

  int bytes() {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
