package com.moviemind.api.generation;

import com.moviemind.events.GenerationCanceled;
import com.moviemind.events.GenerationCompleted;
import com.moviemind.events.GenerationFailed;
import com.moviemind.events.GenerationStarted;
import com.moviemind.messaging.inbound.InboundEvent;
import com.moviemind.schemas.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** What a worker would say. */
final class Said {

  private static final UUID ANY = Ids.next();

  private Said() {}

  static InboundEvent started(UUID job) {
    return event(
        GenerationStarted.newBuilder()
            .setJobId(job)
            .setTenantId(ANY)
            .setWorkItem("x")
            .setLane("interactive")
            .setEntityType("MOVIE")
            .setEntityId(ANY)
            .setLocale("en-US")
            .setContextTag("modern")
            .setWorkItemId(ANY)
            .setAttempt(1)
            .setStartedAt(now())
            .build());
  }

  static InboundEvent completed(UUID job, UUID text) {
    return event(
        GenerationCompleted.newBuilder()
            .setJobId(job)
            .setTenantId(ANY)
            .setWorkItem("x")
            .setLane("interactive")
            .setEntityType("MOVIE")
            .setEntityId(ANY)
            .setLocale("en-US")
            .setContextTag("modern")
            .setWorkItemId(ANY)
            .setTextId(text)
            .setTextVersion(1)
            .setModel("a-model")
            .setPromptVersion("movie/1")
            .setInputTokens(10)
            .setCachedInputTokens(0)
            .setOutputTokens(10)
            .setCostMicros(5)
            .setCharged(true)
            .setAttempts(1)
            .setCompletedAt(now())
            .build());
  }

  static InboundEvent failed(UUID job) {
    return event(
        GenerationFailed.newBuilder()
            .setJobId(job)
            .setTenantId(ANY)
            .setWorkItem("x")
            .setLane("interactive")
            .setEntityType("MOVIE")
            .setEntityId(ANY)
            .setLocale("en-US")
            .setContextTag("modern")
            .setReason("AI_API_ERROR")
            .setMessage("401")
            .setUserMessage("Not now")
            .setRetriable(false)
            .setCostMicros(0)
            .setCharged(true)
            .setAttempts(1)
            .setFailedAt(now())
            .build());
  }

  static InboundEvent canceled(UUID job) {
    return event(
        GenerationCanceled.newBuilder()
            .setJobId(job)
            .setTenantId(ANY)
            .setWorkItem("x")
            .setLane("interactive")
            .setEntityType("MOVIE")
            .setEntityId(ANY)
            .setLocale("en-US")
            .setContextTag("modern")
            .setCostMicros(0)
            .setCharged(true)
            .setAttempts(0)
            .setCanceledAt(now())
            .build());
  }

  private static InboundEvent event(SpecificRecordBase event) {
    return new InboundEvent(event, Ids.next(), now(), null);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
