package com.moviemind.api.generation.web;

import com.moviemind.api.generation.Job;
import com.moviemind.api.generation.JobState;
import com.moviemind.api.generation.VisibleJobs;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.texts.Text;
import com.moviemind.api.texts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Jobs as clients see them, with their texts where they are asked for. */
@Component
class JobViews {

  private static final String RESULT = "result";

  private final VisibleJobs jobs;
  private final Texts texts;

  JobViews(VisibleJobs jobs, Texts texts) {
    this.jobs = jobs;
    this.texts = texts;
  }

  /** Whether texts are asked for; the parameter {@code expand} knows nothing else. */
  static boolean withResult(@Nullable String expand) {
    if (expand != null && !expand.equals(RESULT)) {
      throw Problem.invalidParameter("expand", "This can be result, or left out.").exception();
    }
    return expand != null;
  }

  JobResponse of(Job job, boolean withResult) {
    return of(List.of(job), withResult).getFirst();
  }

  List<JobResponse> of(List<Job> found, boolean withResult) {
    var results = withResult ? results(found) : Map.<UUID, Text>of();
    return found.stream()
        .map(it -> JobResponse.of(it, jobs.expiresAt(it), result(it, results)))
        .toList();
  }

  /**
   * The tag of a view: over the job's state and its result, not over estimates; so it is weak.
   * Settled is final, and a text never changes; it can only go.
   */
  static String tag(Job job, JobResponse view) {
    var state = job.state();
    var tag = new StringBuilder("W/\"").append(state.status().toLowerCase(Locale.ROOT));
    if (state instanceof JobState.Done(var _, var text)) {
      tag.append('-').append(text);
    }
    if (view.result() != null) {
      tag.append("-with-result");
    }
    return tag.append('"').toString();
  }

  private Map<UUID, Text> results(List<Job> found) {
    var ids = found.stream().map(JobResponse::textOf).filter(Objects::nonNull).toList();
    return ids.isEmpty() ? Map.of() : texts.byId(ids);
  }

  private static @Nullable Text result(Job job, Map<UUID, Text> results) {
    var id = JobResponse.textOf(job);
    return id == null ? null : results.get(id);
  }
}
