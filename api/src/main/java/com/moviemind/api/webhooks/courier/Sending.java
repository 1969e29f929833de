package com.moviemind.api.webhooks.courier;

import com.moviemind.api.webhooks.courier.Verdict.Delivered;
import com.moviemind.api.webhooks.egress.Answer;
import com.moviemind.api.webhooks.egress.Answer.Answered;
import com.moviemind.api.webhooks.egress.Answer.Refused;
import com.moviemind.api.webhooks.egress.Outbound;
import com.moviemind.api.webhooks.egress.Post;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.LiveSecret;
import com.moviemind.api.webhooks.history.Cause;
import com.moviemind.api.webhooks.history.Entry;
import com.moviemind.api.webhooks.history.Entry.Result;
import com.moviemind.api.webhooks.history.Entry.Subject;
import com.moviemind.api.webhooks.history.Outcome;
import com.moviemind.api.webhooks.history.Redaction;
import com.moviemind.api.webhooks.signing.Signatures;
import com.moviemind.schemas.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** One request: its body, its signatures, what came back, and what is remembered of it. */
@Component
public class Sending {

  private static final String AGENT = "MovieMind-Webhooks/1";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Payloads payloads;
  private final Outbound outbound;
  private final Clock clock;
  private final MeterRegistry meters;

  Sending(Payloads payloads, Outbound outbound, Clock clock, MeterRegistry meters) {
    this.payloads = payloads;
    this.outbound = outbound;
    this.clock = clock;
    this.meters = meters;
  }

  /** What came of a request. */
  record Sent(Verdict verdict, Entry entry) {}

  /** Sends an event and waits for the answer. */
  Sent send(Endpoint endpoint, List<LiveSecret> secrets, Item item) {
    var event = item.event();
    var sent =
        send(
            endpoint,
            secrets,
            new Subject(event.eventId(), event.type(), event.seq()),
            payloads.of(event, endpoint.terms().includeText()),
            item.cause(),
            item.attempts() + 1);
    if (item.cause() == Cause.EVENT && sent.verdict() instanceof Delivered) {
      meters.timer("moviemind.webhooks.lag").record(Duration.between(event.at(), clock.instant()));
    }
    return sent;
  }

  /** Sends an event that is in no log, once. */
  public Entry ping(Endpoint endpoint, List<LiveSecret> secrets) {
    var at = clock.instant();
    var subject = new Subject(Ids.next(), "webhook.ping", null);
    var body = payloads.ping(subject.id(), at, endpoint.id());
    return send(endpoint, secrets, subject, body, Cause.PING, 1).entry();
  }

  private Sent send(
      Endpoint endpoint,
      List<LiveSecret> secrets,
      Subject subject,
      byte[] body,
      Cause cause,
      int attempt) {
    var began = clock.instant();
    var signing = secrets.stream().filter(it -> it.signsAt(began)).map(LiveSecret::secret).toList();
    var headers = Signatures.headers(signing, subject.id().toString(), began, body);
    headers.put("user-agent", AGENT);
    var answer = outbound.send(new Post(endpoint.terms().url(), headers, body));
    var verdict = Verdict.of(answer, clock.instant());
    var outcome = outcome(answer, verdict);
    meters
        .timer("moviemind.webhooks.deliveries", "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .record(answer.took());
    var entry =
        new Entry(
            Ids.next(),
            endpoint.tenantId(),
            endpoint.id(),
            subject,
            cause,
            attempt,
            result(outcome, answer, verdict, body),
            null,
            began);
    return new Sent(verdict, entry);
  }

  private static Outcome outcome(Answer answer, Verdict verdict) {
    if (verdict instanceof Delivered) {
      return Outcome.DELIVERED;
    }
    return answer instanceof Refused ? Outcome.REFUSED : Outcome.FAILED;
  }

  private static Result result(Outcome outcome, Answer answer, Verdict verdict, byte[] body) {
    var answered = answer instanceof Answered it ? it : null;
    return new Result(
        outcome,
        answered == null ? null : answered.status(),
        error(verdict),
        Redaction.text(body),
        answered == null ? null : JSON.writeValueAsString(Redaction.headers(answered.headers())),
        answered == null ? null : shown(answered),
        Math.toIntExact(answer.took().toMillis()));
  }

  private static String shown(Answered answered) {
    var text = Redaction.text(answered.body());
    return answered.cut() ? text + "\n[cut after 128 KiB]" : text;
  }

  private static @Nullable String error(Verdict verdict) {
    return switch (verdict) {
      case Delivered _ -> null;
      case Verdict.Gone it -> it.why();
      case Verdict.Failed it -> it.why();
    };
  }

  Instant now() {
    return clock.instant();
  }
}
