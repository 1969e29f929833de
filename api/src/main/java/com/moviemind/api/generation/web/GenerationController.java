package com.moviemind.api.generation.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.catalogue.Catalogue;
import com.moviemind.api.catalogue.EntityFacts;
import com.moviemind.api.generation.Accepted;
import com.moviemind.api.generation.GenerationJobs;
import com.moviemind.api.generation.Idempotency;
import com.moviemind.api.generation.Idempotency.Answer;
import com.moviemind.api.generation.Idempotency.Outcome;
import com.moviemind.api.generation.Submission;
import com.moviemind.api.limits.GenerationAllowance;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.Violation;
import com.moviemind.api.web.Prefer;
import com.moviemind.messaging.telemetry.Step;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Accepts wishes for texts. */
@RestController
@Tag(name = "Generation")
class GenerationController {

  private static final int ACCEPTED = 202;

  private final Catalogue catalogue;
  private final GenerationJobs jobs;
  private final Idempotency idempotency;
  private final AwaitedAnswer awaited;
  private final QuoteAnswer quote;
  private final JsonMapper json;
  private final Clock clock;

  GenerationController(
      Catalogue catalogue,
      GenerationJobs jobs,
      Idempotency idempotency,
      AwaitedAnswer awaited,
      QuoteAnswer quote,
      JsonMapper json,
      Clock clock) {
    this.catalogue = catalogue;
    this.jobs = jobs;
    this.idempotency = idempotency;
    this.awaited = awaited;
    this.quote = quote;
    this.json = json;
    this.clock = clock;
  }

  @Operation(
      summary = "Have texts made",
      description =
          "Always makes a new version where a text exists. When 202 arrives the jobs are committed;"
              + " equal work of the same tenant in flight is answered with its live job. With Prefer:"
              + " wait=N the answer is held until the jobs are settled, for 60 s at most: 200 with the"
              + " jobs where they end in time, else 202. With dry_run=true nothing is kept and nothing"
              + " is taken from the month's generations: 200 with what each style would bring, what it"
              + " may cost at most, and when it is expected to be started and done.")
  @Parameter(in = ParameterIn.HEADER, name = "traceparent", schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      description = "The jobs have ended while the client waited; or a quote",
      content =
          @Content(
              schema =
                  @Schema(
                      oneOf = {
                        JobResponse.class,
                        AwaitedAnswer.JobsResponse.class,
                        QuoteResponse.class
                      })))
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = GenerateResponse.class)))
  @PostMapping(path = "/api/v1/generate", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<?> generate(
      Caller caller,
      GenerationAllowance allowance,
      @RequestBody GenerateRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestHeader(name = Prefer.HEADER, required = false) @Nullable String prefer,
      @RequestParam(required = false) @Nullable String expand,
      @Parameter(
              description = "true: say what it would bring and may cost, and keep nothing",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @RequestParam(name = "dry_run", required = false)
          @Nullable String dryRun)
      throws InterruptedException {
    caller.require(Scope.GENERATE);
    var withResult = JobViews.withResult(expand);
    var isQuote = QuoteAnswer.isWanted(dryRun);
    var wish = Wish.of(request);
    var facts = catalogue.facts(wish.type(), wish.slug());
    if (facts == null) {
      throw GenerationProblems.entityNotFound(wish.slug()).exception();
    }
    var submission =
        new Submission(
            caller.tenantId(),
            facts,
            wish.slug(),
            wish.locale(),
            wish.contextTags(),
            wish.lane(),
            wish.startBy(),
            Step.here().traceparent(),
            caller.plan().weight());
    if (isQuote) {
      refuseIfPast(submission);
      return ResponseEntity.ok(quote.of(submission, allowance));
    }
    var accepted =
        key == null
            ? fresh(GenerateResponse.of(paid(submission, allowance), facts, wish.locale()))
            : repeatable(
                IdempotencyKey.of(key),
                IdempotencyKey.hash(json.writeValueAsBytes(request)),
                submission,
                kept -> {
                  refuseIfPast(submission);
                  // Refusing here rolls the acceptance back; a repeated answer costs nothing.
                  allowance.spend(kept.jobs().size());
                  return answer(kept, facts, submission.locale());
                });
    var wait = Prefer.wait(prefer);
    return wait.isZero()
        ? accepted
        : awaited.after(wait, caller.tenantId(), ids(accepted), withResult, accepted);
  }

  /** Of an answer given now, or of one that was kept as it was sent. */
  private List<UUID> ids(ResponseEntity<?> accepted) {
    if (accepted.getBody() instanceof GenerateResponse response) {
      return response.ids();
    }
    var body = json.readTree(String.valueOf(accepted.getBody()));
    var many = body.path("job_ids");
    return many.isArray()
        ? many.valueStream().map(it -> UUID.fromString(it.asString())).toList()
        : List.of(UUID.fromString(body.path("job_id").asString()));
  }

  private Accepted paid(Submission submission, GenerationAllowance allowance) {
    refuseIfPast(submission);
    int jobsAsked = submission.contextTags().size();
    allowance.spend(jobsAsked);
    try {
      return jobs.submit(submission);
    } catch (RuntimeException notAccepted) {
      allowance.giveBack(jobsAsked);
      throw notAccepted;
    }
  }

  /** Only what is accepted anew: a repeated answer was given in time. */
  private void refuseIfPast(Submission submission) {
    var startBy = submission.startBy();
    if (startBy != null && !startBy.isAfter(clock.instant())) {
      throw Problem.invalid(List.of(Violation.at("/start_by", "This must be in the future.")))
          .exception();
    }
  }

  private ResponseEntity<?> repeatable(
      String key, byte[] hash, Submission submission, Function<Accepted, Answer> whatToSay) {
    var outcome = idempotency.submit(key, hash, submission, whatToSay);
    return switch (outcome) {
      case Outcome.Fresh(var answer) -> sent(answer, false);
      case Outcome.Replayed(var answer) -> sent(answer, true);
      case Outcome.StillAccepting _ -> throw GenerationProblems.stillAccepting().exception();
      case Outcome.UsedOtherwise _ -> throw GenerationProblems.keyUsedOtherwise().exception();
    };
  }

  private Answer answer(Accepted accepted, EntityFacts facts, String locale) {
    var response = GenerateResponse.of(accepted, facts, locale);
    return new Answer(ACCEPTED, json.writeValueAsString(response));
  }

  private static ResponseEntity<?> fresh(GenerateResponse response) {
    var accepted = ResponseEntity.accepted();
    if (response.jobId() != null) {
      accepted.header("Location", "/api/v1/jobs/" + response.jobId());
    }
    return accepted.header("Retry-After", "1").body(response);
  }

  private static ResponseEntity<?> sent(Answer answer, boolean replayed) {
    return ResponseEntity.status(answer.status())
        .contentType(MediaType.APPLICATION_JSON)
        .header("Idempotency-Replayed", Boolean.toString(replayed))
        .body(answer.body());
  }
}
