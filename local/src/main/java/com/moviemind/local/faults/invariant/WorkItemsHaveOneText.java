package com.moviemind.local.faults.invariant;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Job;
import com.moviemind.local.faults.evidence.Evidence.Text;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A work item that is done has one text, another has none. Each job belongs to one item; one that
 * was canceled may have left it, or never have come to one.
 */
final class WorkItemsHaveOneText implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    var texts = evidence.texts().stream().collect(groupingBy(Text::item));
    Map<UUID, Long> itemsOfJobs =
        evidence.items().stream()
            .flatMap(it -> it.jobs().stream())
            .collect(groupingBy(it -> it, counting()));
    var badItems =
        evidence.items().stream()
            .filter(it -> {
              var its = texts.getOrDefault(it.id(), java.util.List.of());
              return it.isDone()
                  ? its.size() != 1 || !its.getFirst().id().equals(it.text())
                  : !its.isEmpty();
            })
            .map(it ->
                "item %s is %s and has %d texts"
                    .formatted(
                        it.id(),
                        it.outcome(),
                        texts.getOrDefault(it.id(), java.util.List.of()).size()));
    var badJobs =
        evidence.jobs().stream()
            .filter(Job::isSettled)
            .filter(it -> {
              var items = itemsOfJobs.getOrDefault(it.id(), 0L);
              return it.isCanceled() ? items > 1 : items != 1;
            })
            .map(it ->
                "job %s is %s and belongs to %d finished items"
                    .formatted(it.id(), it.status(), itemsOfJobs.getOrDefault(it.id(), 0L)));
    return Stream.concat(badItems, badJobs);
  }
}
