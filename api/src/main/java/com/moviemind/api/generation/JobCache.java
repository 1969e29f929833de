package com.moviemind.api.generation;

import com.moviemind.api.cache.Cache;
import com.moviemind.api.generation.Job.Work;
import com.moviemind.api.generation.JobState.Canceled;
import com.moviemind.api.generation.JobState.Done;
import com.moviemind.api.generation.JobState.Failed;
import com.moviemind.api.generation.JobState.Settled;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Copies of settled jobs, which never change; so a copy is true for as long as it is kept. */
@Component
class JobCache implements SettledListener {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** A settled job, flat; exactly one of text and failure, or neither when canceled. */
  record Copy(
      UUID id,
      UUID tenantId,
      Work work,
      Instant createdAt,
      Instant settledAt,
      @Nullable UUID textId,
      @Nullable Failure failure) {

    static Copy of(Job job, Settled state) {
      return new Copy(
          job.id(),
          job.tenantId(),
          job.work(),
          job.createdAt(),
          state.at(),
          state instanceof Done(var _, var text) ? text : null,
          state instanceof Failed(var _, var why) ? why : null);
    }

    Job job() {
      return new Job(id, tenantId, work, state(), createdAt);
    }

    private Settled state() {
      if (textId != null) {
        return new Done(settledAt, textId);
      }
      return failure == null ? new Canceled(settledAt) : new Failed(settledAt, failure);
    }
  }

  private final Cache cache;

  JobCache(Cache cache) {
    this.cache = cache;
  }

  /** The tenant's settled job, if a copy is at hand; another tenant's is not. */
  @Nullable Job find(UUID tenantId, UUID id) {
    var json = cache.get(key(id));
    if (json == null) {
      return null;
    }
    try {
      var job = JSON.readValue(json, Copy.class).job();
      return job.tenantId().equals(tenantId) ? job : null;
    } catch (JacksonException e) {
      // written by another release
      return null;
    }
  }

  @Override
  public void settled(List<Job> jobs) {
    cache.put(
        jobs.stream().collect(Collectors.toMap(it -> key(it.id()), JobCache::json, (a, _) -> a)),
        KEPT);
  }

  private static String key(UUID id) {
    return "job:" + id;
  }

  private static String json(Job job) {
    return JSON.writeValueAsString(Copy.of(job, (Settled) job.state()));
  }
}
