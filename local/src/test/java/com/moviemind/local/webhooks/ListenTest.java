package com.moviemind.local.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.webhooks.signing.WebhookSecret;
import com.moviemind.local.listen.Listener;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ListenTest {

  private final WebhookSecret secret = WebhookSecret.mint();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void printsWhatIsGenuineAndSaysWhyTheRestIsNot() throws IOException, InterruptedException {
    try (var listener = new Listener(0, 2, Clock.systemUTC(), lines::add)) {
      int port = URI.create(listener.address()).getPort();
      assertThat(SignedDelivery.of(Instant.now(), secret).sendTo(port)).isEqualTo(503);
      listener.trust(secret.text());
      assertThat(SignedDelivery.of(Instant.now(), secret).sendTo(port)).isEqualTo(204);
      assertThat(SignedDelivery.of(Instant.now(), WebhookSecret.mint(), secret).sendTo(port))
          .isEqualTo(204);
      assertThat(SignedDelivery.of(Instant.now(), secret).withBody("{}").sendTo(port))
          .isEqualTo(401);
      assertThat(SignedDelivery.of(Instant.now().minusSeconds(900), secret).sendTo(port))
          .isEqualTo(401);
      listener.awaitEnough();
    }
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("verified", "job.completed", "01a200b4-aa9f");
    assertThat(lines.get(2)).contains("REFUSED", "no signature is of this secret");
    assertThat(lines.get(3)).contains("REFUSED", "timestamp");
  }
}
