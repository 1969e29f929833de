package com.moviemind.servers.model;

import com.moviemind.servers.model.control.CallLog;
import com.moviemind.servers.model.control.CallLog.Bill;
import com.moviemind.servers.model.control.Fault;
import com.moviemind.servers.model.control.Fault.Kind;
import com.moviemind.servers.model.control.FaultPlan;
import com.moviemind.servers.model.control.Latency;
import com.moviemind.servers.model.control.RateLimit;
import com.moviemind.servers.model.openai.Answers;
import com.moviemind.servers.model.openai.ModelRequest;
import com.moviemind.servers.model.openai.RequestProblem;
import com.moviemind.servers.model.text.Brief;
import com.moviemind.servers.model.wire.Reply;
import com.moviemind.servers.model.wire.Reply.Ending;
import com.moviemind.servers.model.wire.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two endpoints that write a text: checks in the order of the real ones, then fault, limit,
 * answer.
 */
final class Generation {

  private final Answers answers;
  private final CallLog calls;
  private final FaultPlan faults;
  private final Latency latency;
  private final RateLimit limit;

  Generation(
      StandInOptions options, Answers answers, CallLog calls, FaultPlan faults, Latency latency) {
    this.answers = answers;
    this.calls = calls;
    this.faults = faults;
    this.latency = latency;
    limit = new RateLimit(options.limits(), System.nanoTime());
  }

  RateLimit limit() {
    return limit;
  }

  /** How an answer is rendered: each endpoint has its own shape. */
  private interface Shape {
    Answers.Answer render(ModelRequest request, @Nullable String content, boolean cutShort);
  }

  Reply responses(Request request) throws RequestProblem {
    requireKey(request);
    return reply(request, ModelRequest.ofResponses(request.body()), answers::response);
  }

  Reply chat(Request request) throws RequestProblem {
    requireKey(request);
    return reply(request, ModelRequest.ofChat(request.body()), answers::chat);
  }

  static void requireKey(Request request) throws RequestProblem {
    if (!request.header("authorization").startsWith("Bearer ")) {
      throw new RequestProblem(
          401,
          "invalid_request_error",
          null,
          null,
          "You didn't provide an API key. You need to provide your API key in an Authorization header"
              + " using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).");
    }
  }

  static List<String> headers(Answers answers, List<String> more) {
    List<String> headers = new ArrayList<>(more);
    headers.add("content-type: application/json");
    headers.add(
        "date: "
            + DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atZone(ZoneOffset.UTC)));
    headers.add("openai-version: 2020-10-01");
    headers.add(answers.newId("x-request-id: req_"));
    return headers;
  }

  private Reply reply(Request request, ModelRequest asked, Shape shape) {
    var now = Instant.now();
    // One for all: between two readings the account would refill.
    long moment = System.nanoTime();
    var brief = Wording.brief(asked);
    var work = brief.map(Brief::work).orElse("");
    var fault = faults.strike(brief.orElse(null), work);
    var trouble = fault == null ? null : FaultAnswer.of(fault, asked.messages());
    if (trouble == null) {
      long wait = limit.take(Answers.tokens(asked.promptLength()), moment);
      trouble = wait == 0 ? null : FaultAnswer.limited(wait);
    }
    int status = trouble == null ? 200 : trouble.problem().status();
    var struck = fault == null ? "" : fault.kind().name();
    var at = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    var key = request.header("idempotency-key");
    var more = new ArrayList<>(limit.headers(moment));
    if (trouble != null) {
      calls.began(at, status, work, key, Bill.nothing(struck));
      more.addAll(trouble.headers());
      return Reply.of(status, headers(answers, more), answers.problem(trouble.problem()))
          .after(0, Ending.WHOLE, calls::ended);
    }
    var kind = fault == null ? null : fault.kind();
    var answer =
        shape.render(
            asked,
            Wording.content(asked, brief, kind, faults.isObedient()),
            kind == Kind.CUT_SHORT);
    limit.wrote(answer.outputTokens(), moment);
    // Whoever does not hear the answer pays for it all the same.
    calls.began(
        at, status, work, key, new Bill(answer.inputTokens(), answer.outputTokens(), struck));
    long delay = latency.nextNanos() + slowness(fault);
    more.add("openai-processing-ms: " + delay / 1_000_000);
    return Reply.of(200, headers(answers, more), answer.body())
        .after(delay, ending(kind), calls::ended);
  }

  private static long slowness(@Nullable Fault fault) {
    return fault == null || fault.kind() != Kind.SLOW || fault.delayMs() == null
        ? 0
        : fault.delayMs() * 1_000_000;
  }

  private static Ending ending(@Nullable Kind kind) {
    return switch (kind) {
      case HANG -> Ending.HANG;
      case RESET -> Ending.RESET;
      case TRUNCATED -> Ending.TRUNCATED;
      case null, default -> Ending.WHOLE;
    };
  }
}
