package com.moviemind.api.generation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.api.forecast.Forecasts;
import com.moviemind.api.forecast.Forecasts.Asker;
import com.moviemind.api.forecast.Outlook;
import com.moviemind.api.quotes.Bound;
import com.moviemind.api.quotes.Quotes;
import com.moviemind.api.quotes.Shortage;
import com.moviemind.api.texts.Text;
import com.moviemind.api.texts.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what would become of a submission, and keeps nothing. */
@Component
public class Previews {

  private final JobTable jobs;
  private final Texts texts;
  private final Quotes quotes;
  private final Forecasts forecasts;
  private final Clock clock;

  Previews(JobTable jobs, Texts texts, Quotes quotes, Forecasts forecasts, Clock clock) {
    this.jobs = jobs;
    this.texts = texts;
    this.quotes = quotes;
    this.forecasts = forecasts;
    this.clock = clock;
  }

  /** One for each style, in the order asked. */
  public List<Preview> of(Submission asked) {
    var live =
        jobs.liveWith(JobRow.of(asked, clock.instant())).stream()
            .collect(Collectors.toMap(it -> it.work().contextTag(), Function.identity()));
    var entity = asked.facts().id();
    var newest =
        texts.of(Set.of(entity)).getOrDefault(entity, List.of()).stream()
            .filter(it -> it.locale().equals(asked.locale()))
            .collect(Collectors.toMap(Text::contextTag, Function.identity()));
    var previews = new ArrayList<Preview>();
    var reserved = 0L;
    for (var style : asked.contextTags()) {
      var preview = preview(asked, style, live.get(style), newest, previews.size(), reserved);
      reserved +=
          preview.ownJob() == null && preview.bound() != null ? preview.bound().callMicros() : 0;
      previews.add(preview);
    }
    return previews;
  }

  private Preview preview(
      Submission asked,
      String style,
      @Nullable Job own,
      Map<String, Text> newest,
      int before,
      long reserved) {
    var facts = asked.facts();
    var bound =
        quotes.of(facts.type().name(), asked.locale(), style, facts.json().getBytes(UTF_8).length);
    var text = newest.get(style);
    if (own != null) {
      return new Preview(style, own, false, text, bound, null, outlookOf(own, asked.weight()));
    }
    var shared = forecasts.ofLiveWork(facts.id(), asked.locale(), style);
    if (shared != null) {
      return new Preview(style, null, true, text, bound, null, shared);
    }
    var asker = new Asker(asked.tenantId(), asked.lane().word(), Math.max(1, asked.weight()));
    return new Preview(
        style,
        null,
        false,
        text,
        bound,
        shortage(asked, bound, reserved),
        forecasts.asked(asker, before));
  }

  private @Nullable Shortage shortage(Submission asked, @Nullable Bound bound, long reserved) {
    return bound == null ? null : quotes.shortage(asked.tenantId(), reserved + bound.callMicros());
  }

  private Outlook outlookOf(Job job, int weight) {
    return forecasts.of(job.id(), Math.max(1, weight), startedAt(job));
  }

  private static @Nullable Instant startedAt(Job job) {
    return job.state() instanceof JobState.InProgress(var since) ? since : null;
  }
}
