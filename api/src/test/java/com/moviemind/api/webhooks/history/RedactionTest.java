package com.moviemind.api.webhooks.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | MfKQ9r8",
        "{\"password\": \"hunter2\"} | hunter2",
        "{\"api_key\":\"abc\\\"def\"} | def",
        "client_secret=topsecret&x=1 | topsecret",
        "Authorization: Bearer abcdefghijkl | abcdefghijkl",
        "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl | c2lnbmF0dXJl",
        "mail jane.doe+x@mail.example.com now | jane.doe",
        "call +48 601 234 567 | 601 234",
        "card 4111 1111 1111 1111 | 1111",
        "sk-proj_abcdefghijklmnop | abcdefgh"
      })
  void secretsAndPersonalDataGo(String text, String part) {
    assertThat(Redaction.text(text)).doesNotContain(part).contains("[redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"job_id\": \"01a200b4-aa9f-7745-b558-aa37b1fe181d\", \"input_tokens\": 1234}",
        "{\"type\": \"job.completed\", \"timestamp\": \"2026-11-22T00:42:53.123456Z\", \"cursor\": \"4711\"}",
        "Internal Server Error at 10:42, see https://status.example.com/incidents/42"
      })
  void theRestStays(String text) {
    assertThat(Redaction.text(text)).isEqualTo(text);
  }

  @Test
  void ofHeadersOnlyThoseThatHelpAreKept() {
    var headers = Map.of("content-type", "text/plain", "set-cookie", "a=b", "x-internal", "1");
    assertThat(Redaction.headers(headers)).containsOnlyKeys("content-type");
  }

  @Test
  void whatADatabaseCannotHoldIsReplaced() {
    assertThat(Redaction.text(new byte[] {'a', 0, (byte) 0xff})).doesNotContain("\0");
  }

  /** Answers are a stranger's: none may cost more than reading it. */
  @Test
  void longAndNastyTextsTakeNoLong() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          Redaction.text("password=\"" + "\\".repeat(128 * 1024));
          Redaction.text("a".repeat(64) + "@" + "a-".repeat(60_000));
          Redaction.text("1 ".repeat(60_000));
          Redaction.text("+1 ()".repeat(25_000));
          Redaction.text("a-".repeat(60_000));
          Redaction.text("eyJ".repeat(40_000));
          Redaction.text("password=".repeat(14_000));
          Redaction.text("token='".repeat(18_000));
        });
  }
}
