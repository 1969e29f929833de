package com.moviemind.api.audit;

import static java.util.stream.Collectors.groupingBy;

import com.moviemind.api.access.Caller;
import com.moviemind.api.generation.LostJobs;
import com.moviemind.api.generation.LostJobs.LostJob;
import com.moviemind.events.RepairJob;
import com.moviemind.events.RepairOrdered;
import com.moviemind.messaging.audit.AuditRecord;
import com.moviemind.messaging.audit.AuditRecord.Cause;
import com.moviemind.messaging.audit.AuditRecord.What;
import com.moviemind.messaging.audit.Repairs;
import com.moviemind.messaging.audit.Repairs.Beside;
import com.moviemind.messaging.audit.Repairs.Outcome;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Ids;
import com.moviemind.schemas.Topics;
import com.moviemind.schemas.audit.ApiQuestions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out what is ordered of the api's own findings, and sends the worker the rest. */
@Component
public class RepairOrders {

  private static final String JOB_WITHOUT_ITEM = "job-without-item";

  /**
   * What became of an order.
   *
   * @param outcomes of the api's own findings
   * @param sent subjects that the worker decides about
   */
  public record Sent(UUID orderId, List<Outcome> outcomes, int sent) {}

  private final Findings findings;
  private final Repairs repairs;
  private final LostJobs jobs;
  private final Post post;

  /** How an order leaves. */
  @Component
  record Post(
      AuditRecord events,
      Outbox outbox,
      TransactionTemplate transaction,
      Clock clock,
      Topics topics) {}

  RepairOrders(Findings findings, Repairs repairs, LostJobs jobs, Post post) {
    this.findings = findings;
    this.repairs = repairs;
    this.jobs = jobs;
    this.post = post;
  }

  /** What would be done: repairs of all that can be mended, or findings of a kind to accept. */
  public Plan plan(String action, @org.jspecify.annotations.Nullable String kind, int most) {
    return new Plan(
        action,
        findings.of(kind, "OPEN", most).stream()
            .filter(it -> action.equals("accept") || it.repair() != null)
            .toList());
  }

  /** Orders what the plan says. */
  public Sent order(Caller caller, Plan plan) {
    var cause = new Cause(caller.tenantId() + "/" + caller.keyId(), Ids.next());
    var outcomes = new ArrayList<Outcome>();
    var sent = 0;
    for (var kind : plan.rows().stream().collect(groupingBy(Finding::kind)).entrySet()) {
      var workers = kind.getValue().stream().filter(it -> isForWorker(plan, it)).toList();
      send(plan.action(), kind.getKey(), workers, cause);
      sent += workers.size();
      kind.getValue().stream()
          .filter(it -> !isForWorker(plan, it))
          .forEach(it -> outcomes.add(decide(plan.action(), it, cause)));
    }
    return new Sent(Objects.requireNonNull(cause.order()), outcomes, sent);
  }

  /** How a job ended, only the worker knows. */
  private static boolean isForWorker(Plan plan, Finding it) {
    return it.isWorkers()
        || (it.kind().equals(ApiQuestions.JOB_NOT_ENDING) && plan.action().equals("repair"));
  }

  private Outcome decide(String action, Finding finding, Cause cause) {
    var question = Objects.requireNonNull(ApiQuestions.of(finding.kind()));
    if (action.equals("accept")) {
      return repairs.accept(question, finding.subject(), cause);
    }
    var outcome = repairs.mend(question, finding.subject(), cause, Beside.NOTHING);
    if (outcome.what() == What.REPAIRED && finding.kind().equals(ApiQuestions.JOB_UNLIKE_LOG)) {
      jobs.copy(UUID.fromString(finding.subject()));
    }
    return outcome;
  }

  private void send(String action, String kind, List<Finding> rows, Cause cause) {
    if (rows.isEmpty()) {
      return;
    }
    post.transaction()
        .executeWithoutResult(_ -> {
          var order =
              RepairOrdered.newBuilder()
                  .setOrderId(Objects.requireNonNull(cause.order()))
                  .setAction(action)
                  .setKind(kind)
                  .setSubjects(rows.stream().map(Finding::subject).toList())
                  .setJobs(jobsOf(kind, rows).stream().map(RepairOrders::job).toList())
                  .setOrderedBy(cause.by())
                  .setOrderedAt(post.clock().instant().truncatedTo(ChronoUnit.MICROS))
                  .build();
          var key = order.getOrderId().toString();
          post.outbox()
              .append(List.of(new OutboundEvent(post.topics().commands(), key, order, null)));
          rows.forEach(it ->
              post.events()
                  .tell(What.ORDERED, kind, it.subject(), action + ": " + it.repair(), cause));
        });
  }

  private List<LostJob> jobsOf(String kind, List<Finding> rows) {
    return switch (kind) {
      case ApiQuestions.JOB_NOT_ENDING -> jobs.askAgain(ids(rows));
      case JOB_WITHOUT_ITEM -> jobs.live(ids(rows));
      default -> List.of();
    };
  }

  private static List<UUID> ids(List<Finding> rows) {
    return rows.stream().map(it -> UUID.fromString(it.subject())).toList();
  }

  private static RepairJob job(LostJob job) {
    return RepairJob.newBuilder()
        .setJobId(job.id())
        .setTenantId(job.tenantId())
        .setLane(job.lane())
        .setEntityType(job.entityType())
        .setEntityId(job.entityId())
        .setLocale(job.locale())
        .setContextTag(job.contextTag())
        .setRequestedAt(job.createdAt().truncatedTo(ChronoUnit.MICROS))
        .setBackfillId(job.backfillId())
        .setSubjectRef(job.subjectRef())
        .build();
  }
}
