package com.moviemind.local.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.local.product.Works.Work;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The api is killed: what it accepted is kept, and what it answered is answered again. */
class KilledApiTest {

  private final Product product = Product.running();
  private final Client client = product.client();
  private final Ledger ledger = product.ledger();

  @Test
  void acceptedRequestsSurviveTheApi() {
    product.standIn().takes(300);
    var load = Load.start(client);
    load.awaitAccepted(40);

    product.api().kill();
    load.awaitAccepted(20);
    product.standIn().takes(0);
    var jobs = load.finish().keySet();

    product.invariants().holdForDone(jobs);
    assertThat(
            ledger.count(
                "select count(*) from api.job where (entity_id, locale, context_tag) in"
                    + " (select entity_id, locale, context_tag from api.job where id = any (?))",
                jobs))
        .as("jobs, with those of requests whose answers were lost")
        .isEqualTo(jobs.size());
  }

  @Test
  void idempotencyKeysOutliveTheApi() throws IOException {
    var heard = Works.next(client);
    var heardKey = UUID.randomUUID().toString();
    var answer = client.generate(heard, heardKey);
    assertThat(answer.status()).isEqualTo(202);
    var unheard = Works.next(client);
    var unheardKey = UUID.randomUUID().toString();
    try (var _ = askWithoutListening(unheard, unheardKey)) {
      await("the job nobody heard of").until(() -> jobs(unheard).size() == 1);
      product.api().kill();
    }
    product.awaitWhole();

    var repeated = client.generate(heard, heardKey);
    assertThat(repeated.status()).isEqualTo(202);
    assertThat(repeated.text()).as("the same answer").isEqualTo(answer.text());
    assertThat(client.generate(Works.next(client), heardKey).status())
        .as("the same key with another body")
        .isEqualTo(422);

    var late = client.generate(unheard, unheardKey);
    assertThat(late.status()).isEqualTo(202);
    assertThat(late.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(List.of(late.json().get("job_id").asString())).isEqualTo(jobs(unheard));
    product
        .invariants()
        .holdForDone(
            Set.of(
                UUID.fromString(answer.json().get("job_id").asString()),
                UUID.fromString(late.json().get("job_id").asString())));
  }

  private List<String> jobs(Work work) {
    return ledger.rows(
        "select id from api.job where slug = ? and locale = ? and context_tag = ?",
        it -> it.getString(1),
        work.slug(),
        work.locale(),
        work.style());
  }

  private Socket askWithoutListening(Work work, String key) throws IOException {
    var api = client.address();
    var body = Client.body(work).getBytes(UTF_8);
    var head =
        """
        POST /api/v1/generate HTTP/1.1
        Host: %s
        X-API-Key: %s
        Idempotency-Key: %s
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(api.getAuthority(), client.key(), key, body.length)
            .replace("\n", "\r\n");
    var socket = new Socket(api.getHost(), api.getPort());
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().write(body);
    return socket;
  }
}
