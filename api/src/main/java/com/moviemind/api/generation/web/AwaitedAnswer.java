package com.moviemind.api.generation.web;

import com.moviemind.api.generation.Job;
import com.moviemind.api.generation.JobState;
import com.moviemind.api.generation.VisibleJobs;
import com.moviemind.api.web.Prefer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The answer to a client that would rather wait than ask again: the jobs, where they end in time,
 * else what it would have heard at once.
 */
@Component
class AwaitedAnswer {

  private final VisibleJobs jobs;
  private final JobViews views;

  AwaitedAnswer(VisibleJobs jobs, JobViews views) {
    this.jobs = jobs;
    this.views = views;
  }

  /**
   * Several jobs that have ended.
   *
   * @param status DONE where all are, else that of the first one that is not
   */
  record JobsResponse(
      List<UUID> jobIds,
      String status,
      String slug,
      String locale,
      List<String> contextTags,
      List<JobResponse> jobs) {

    static JobsResponse of(List<JobResponse> jobs) {
      var first = jobs.getFirst();
      return new JobsResponse(
          jobs.stream().map(JobResponse::jobId).toList(),
          jobs.stream()
              .map(JobResponse::status)
              .filter(it -> !it.equals("DONE"))
              .findFirst()
              .orElse("DONE"),
          first.slug(),
          first.locale(),
          jobs.stream().map(JobResponse::contextTag).toList(),
          jobs);
    }
  }

  /**
   * Waits for the jobs.
   *
   * @param ids in the order asked
   * @param accepted what to answer where they do not end in time
   */
  ResponseEntity<?> after(
      Duration wait, UUID tenantId, List<UUID> ids, boolean withResult, ResponseEntity<?> accepted)
      throws InterruptedException {
    var found = jobs.settled(tenantId, Set.copyOf(ids), wait);
    if (found == null) {
      return accepted;
    }
    var headers = new HttpHeaders();
    headers.putAll(accepted.getHeaders());
    headers.set(Prefer.APPLIED, Prefer.applied(wait));
    var ended = found.stream().filter(it -> it.state() instanceof JobState.Settled).toList();
    if (ended.size() < ids.size()) {
      return ResponseEntity.status(accepted.getStatusCode())
          .headers(headers)
          .body(accepted.getBody());
    }
    headers.remove(HttpHeaders.RETRY_AFTER);
    var shown = views.of(ids.stream().map(it -> named(it, ended)).toList(), withResult);
    return ResponseEntity.ok()
        .headers(headers)
        .body(shown.size() == 1 ? shown.getFirst() : JobsResponse.of(shown));
  }

  private static Job named(UUID id, List<Job> jobs) {
    return jobs.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }
}
