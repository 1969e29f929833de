package com.moviemind.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "null | 0",
        "wait=5 | 5",
        "respond-async, wait=5 | 5",
        "WAIT = 5 | 5",
        "wait=\"5\"; foo=bar | 5",
        "wait=5, wait=9 | 5",
        "wait=61 | 60",
        "wait=999999999 | 60",
        "wait=9999999999 | 0",
        "wait=-1 | 0",
        "wait=soon | 0",
        "await=5 | 0",
        "wait | 0"
      })
  void waitIsReadAsTheStandardWritesIt(String header, long seconds) {
    assertThat(Prefer.wait(header).toSeconds()).isEqualTo(seconds);
  }
}
