package com.moviemind.messaging;

import com.moviemind.events.GenerationStarted;
import com.moviemind.messaging.inbound.BatchHandler;
import com.moviemind.messaging.inbound.InboundEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.dao.DataIntegrityViolationException;

/** Writes down what arrives; takes offence at lane "poison" as a database would. */
class Recorder implements BatchHandler {

  final ConcurrentLinkedQueue<InboundEvent> handled = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<InboundEvent> rejected = new ConcurrentLinkedQueue<>();

  @Override
  public void handle(List<InboundEvent> batch) {
    if (batch.stream().anyMatch(it -> started(it).getLane().equals("poison"))) {
      throw new DataIntegrityViolationException("as PostgreSQL would say");
    }
    handled.addAll(batch);
  }

  @Override
  public void rejected(InboundEvent event, String reason) {
    rejected.add(event);
  }

  /** In the order in which they first arrived: whoever takes the relay over may send some again. */
  List<Integer> attemptsOf(UUID job) {
    return handled.stream()
        .map(Recorder::started)
        .filter(it -> it.getJobId().equals(job))
        .map(GenerationStarted::getAttempt)
        .distinct()
        .toList();
  }

  private static GenerationStarted started(InboundEvent it) {
    return (GenerationStarted) it.event();
  }
}
