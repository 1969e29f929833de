package com.moviemind.worker.quarantine;

import com.moviemind.worker.quarantine.Decision.Done;
import com.moviemind.worker.quarantine.Decision.Known;
import com.moviemind.worker.quarantine.Decision.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door to the quarantine. Everything happens in the caller's transaction. */
@Component
public class Quarantine {

  private final EntryTable entries;
  private final OrderTable orders;
  private final Counter kept;

  Quarantine(JdbcTemplate jdbc, MeterRegistry meters) {
    this.kept =
        Counter.builder("moviemind.quarantine.kept")
            .description("Items and requests that could not be written")
            .register(meters);
    this.entries = new EntryTable(jdbc);
    this.orders = new OrderTable(jdbc);
  }

  /** Keeps items whose rows are about to leave the ledger, in one statement. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(List<GivenUpItem> items) {
    if (!items.isEmpty()) {
      entries.copy(items);
      kept.increment(items.size());
    }
  }

  /** Keeps a request that never became an item, without the characters no database takes. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(RejectedRequest request) {
    entries.insert(request);
    kept.increment();
  }

  /** Decides an order, once, and writes down what became of it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Decision decide(Order order) {
    if (orders.isKnown(order)) {
      return new Known();
    }
    var entry = entries.lock(order.entryId());
    var refusal = refusal(order, entry);
    orders.remember(order, refusal == null ? "DONE" : "REFUSED: " + refusal);
    if (entry == null || refusal != null) {
      return new Refused(String.valueOf(refusal));
    }
    switch (order.action()) {
      case "edit" -> entries.edit(order);
      case "replay" -> entries.settle(order.entryId(), "REPLAYED");
      default -> entries.settle(order.entryId(), "DISCARDED");
    }
    return new Done(entry.payload());
  }

  private static @Nullable String refusal(Order order, @Nullable Entry entry) {
    if (!List.of("edit", "replay", "discard").contains(order.action())) {
      return "nobody here knows how to " + order.action();
    }
    if (entry == null) {
      return "there is no such entry any more";
    }
    if (!entry.isHeld()) {
      return "it was " + entry.state().toLowerCase(Locale.ROOT) + " before";
    }
    return entry.revision() == order.revision()
        ? null
        : "it was edited since: revision %d, not %d".formatted(entry.revision(), order.revision());
  }
}
