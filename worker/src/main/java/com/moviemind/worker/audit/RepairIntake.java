package com.moviemind.worker.audit;

import com.moviemind.events.RepairJob;
import com.moviemind.events.RepairOrdered;
import com.moviemind.messaging.audit.AuditRecord.Cause;
import com.moviemind.messaging.audit.AuditRecord.What;
import com.moviemind.messaging.audit.Repairs;
import com.moviemind.messaging.audit.Repairs.Beside;
import com.moviemind.messaging.audit.Repairs.Outcome;
import com.moviemind.messaging.inbound.BatchHandler;
import com.moviemind.messaging.inbound.InboundEvent;
import com.moviemind.schemas.audit.ApiQuestions;
import com.moviemind.schemas.audit.WorkerQuestions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries out what operators order of findings, each subject in a transaction of its own. */
@Component
class RepairIntake implements BatchHandler {

  private static final Logger log = LoggerFactory.getLogger(RepairIntake.class);

  private final Repairs repairs;
  private final Retelling retelling;

  RepairIntake(Repairs repairs, Retelling retelling) {
    this.repairs = repairs;
    this.retelling = retelling;
  }

  @Override
  public void handle(List<InboundEvent> batch) {
    for (var event : batch) {
      if (event.event() instanceof RepairOrdered it) {
        follow(it);
      }
    }
  }

  private void follow(RepairOrdered order) {
    var cause = new Cause(order.getOrderedBy(), order.getOrderId());
    var jobs =
        order.getJobs().stream()
            .collect(Collectors.toMap(it -> it.getJobId().toString(), Function.identity()));
    order.getSubjects().forEach(it -> decide(order, it, cause, jobs));
  }

  private void decide(
      RepairOrdered order, String subject, Cause cause, Map<String, RepairJob> jobs) {
    var kind = order.getKind();
    var question = WorkerQuestions.of(kind);
    if (kind.equals(ApiQuestions.JOB_NOT_ENDING)) {
      repairs.decide(kind, subject, cause, () -> tellAgain(subject, jobs.get(subject)));
    } else if (question == null) {
      repairs.decide(
          kind,
          subject,
          cause,
          () -> new Outcome(subject, What.REFUSED, "nobody here knows this kind"));
    } else if (order.getAction().equals("accept")) {
      repairs.accept(question, subject, cause);
    } else {
      repairs.mend(question, subject, cause, beside(jobs));
    }
  }

  /** A job whose row is removed must hear of its end, where it has not. */
  private Beside beside(Map<String, RepairJob> jobs) {
    return subject -> {
      var job = jobs.get(subject);
      if (job != null) {
        retelling.endOf(job);
      }
    };
  }

  private Outcome tellAgain(String subject, @Nullable RepairJob job) {
    return job == null
        ? new Outcome(subject, What.REFUSED, "the order does not say what job it is")
        : retelling.tell(job);
  }

  @Override
  public void rejected(InboundEvent event, String reason) {
    log.error("A repair that was ordered cannot be carried out: {}", reason);
  }
}
