package com.moviemind.local.faults.evidence;

import com.moviemind.local.faults.evidence.Evidence.Call;
import com.moviemind.local.faults.evidence.Evidence.Item;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** Where a round happens, as those see it who look in from outside. */
public record Scene(Database database, Audit audit, EventTopic topic, Provider provider) {

  /**
   * Gathers what a round left behind.
   *
   * @param seconds how long it took
   */
  public Evidence evidence(
      Set<UUID> accepted,
      Map<TopicPartition, Long> from,
      List<Interruption> interruptions,
      Following following,
      double seconds)
      throws SQLException {
    var items = database.items(accepted);
    var itemIds = items.stream().map(Item::id).toList();
    var calls = provider.calls();
    return new Evidence(
        accepted,
        database.jobs(accepted),
        items,
        database.texts(itemIds),
        database.attempts(itemIds, attempts(calls)),
        calls,
        topic.endings(from, accepted),
        database.loggedEnds(accepted),
        interruptions,
        audit.findings(seconds),
        following,
        database.leftOver(accepted));
  }

  private static Set<UUID> attempts(List<Call> calls) {
    return calls.stream()
        .map(Call::attempt)
        .filter(it -> it.matches("[0-9a-f-]{36}"))
        .map(UUID::fromString)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
