package com.moviemind.api.browse;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.catalogue.Catalogue;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.generation.Accepted.AcceptedJob;
import com.moviemind.api.generation.GenerationJobs;
import com.moviemind.api.generation.Job;
import com.moviemind.api.generation.Lane;
import com.moviemind.api.generation.Submission;
import com.moviemind.api.limits.GenerationAllowance;
import com.moviemind.api.texts.Texts;
import com.moviemind.api.texts.Variants;
import com.moviemind.messaging.telemetry.Step;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Orders the first text of an entity that has none, for a reader whose key may do so (ADR 10). */
@Component
public class FirstText {

  /** What came of it. */
  public sealed interface Outcome {

    /** The key may only read, or the entity has just gone. */
    record NotOrdered() implements Outcome {}

    /** A job makes the text; it is the same one while it is under way. */
    record Ordered(AcceptedJob job, String locale) implements Outcome {}

    /** The last job failed so recently that another one would only fail too. */
    record CoolingDown(Job failed) implements Outcome {}
  }

  private final Catalogue catalogue;
  private final GenerationJobs jobs;

  FirstText(Catalogue catalogue, GenerationJobs jobs) {
    this.catalogue = catalogue;
    this.jobs = jobs;
  }

  public Outcome order(
      Caller caller, GenerationAllowance allowance, EntityType type, String slug, TextWish wish) {
    var facts = caller.may(Scope.GENERATE) ? catalogue.facts(type, slug) : null;
    if (facts == null) {
      return new Outcome.NotOrdered();
    }
    var live = jobs.underWay(caller.tenantId(), facts.id());
    if (live != null) {
      var work = live.work();
      return new Outcome.Ordered(
          new AcceptedJob(live.id(), work.contextTag(), live.state().status()), work.locale());
    }
    var failed = jobs.recentFailure(caller.tenantId(), facts.id());
    if (failed != null) {
      return new Outcome.CoolingDown(failed);
    }
    var locale = Objects.requireNonNullElse(wish.locale(), Texts.DEFAULT_LOCALE);
    var style = Objects.requireNonNullElse(wish.contextTag(), Variants.STYLES.getFirst());
    allowance.spend(1);
    var accepted =
        jobs.submit(
            new Submission(
                caller.tenantId(),
                facts,
                slug,
                locale,
                List.of(style),
                Lane.INTERACTIVE,
                null,
                Step.here().traceparent(),
                caller.plan().weight()));
    var job = accepted.jobs().getFirst();
    return new Outcome.Ordered(job, locale);
  }
}
