package com.moviemind.local.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.webhooks.signing.WebhookSecret;
import com.moviemind.local.foreign.ForeignConsumer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The libraries standardwebhooks and svix, of the versions in package-lock.json, judge for us. */
class OfficialLibrariesTest {

  private final WebhookSecret secret = WebhookSecret.mint();
  private final SignedDelivery genuine = SignedDelivery.of(Instant.now(), secret);

  @Test
  void bothTakeWhatWasSignedHere() throws Exception {
    assertBoth(genuine, secret, true);
  }

  @Test
  void duringARotationBothTakeEitherSecret() throws Exception {
    var next = WebhookSecret.mint();
    var delivery = SignedDelivery.of(Instant.now(), next, secret);
    assertBoth(delivery, secret, true);
    assertBoth(delivery, next, true);
  }

  @Test
  void bothRefuseWhatWasChangedOnTheWay() throws Exception {
    assertBoth(genuine.withBody(SignedDelivery.BODY + " "), secret, false);
    assertBoth(genuine.with("webhook-id", "another"), secret, false);
    assertBoth(genuine, WebhookSecret.mint(), false);
  }

  @Test
  void bothRefuseWhatIsOld() throws Exception {
    var old = SignedDelivery.of(Instant.now().minus(Duration.ofMinutes(10)), secret);
    assertBoth(old, secret, false);
  }

  private static void assertBoth(SignedDelivery delivery, WebhookSecret secret, boolean verified)
      throws Exception {
    var answers = verdicts(delivery, secret);
    assertThat(answers.at("/standardwebhooks/verified").asBoolean(!verified))
        .as("standardwebhooks: " + answers)
        .isEqualTo(verified);
    assertThat(answers.at("/svix/verified").asBoolean(!verified))
        .as("svix: " + answers)
        .isEqualTo(verified);
  }

  private static JsonNode verdicts(SignedDelivery delivery, WebhookSecret secret)
      throws IOException, InterruptedException {
    var json = JsonMapper.shared();
    var node =
        new ProcessBuilder("node", "verify.mjs")
            .directory(ForeignConsumer.folderWithLibraries().toFile())
            .redirectErrorStream(true)
            .start();
    try (var in = node.getOutputStream()) {
      in.write(
          json.writeValueAsString(
                  Map.of(
                      "secret", secret.text(),
                      "headers", delivery.headers(),
                      "body", delivery.body()))
              .getBytes(UTF_8));
    }
    var printed = new String(node.getInputStream().readAllBytes(), UTF_8);
    assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(node.exitValue()).as(printed).isZero();
    return json.readTree(printed);
  }
}
