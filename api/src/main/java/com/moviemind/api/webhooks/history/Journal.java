package com.moviemind.api.webhooks.history;

import com.moviemind.api.webhooks.shards.Shards;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down how deliveries ended: what gathered, in one transaction, in the order it came. What a
 * killed instance had not written is delivered again by the next one. While the database is away
 * notes wait; couriers cannot read on either, so few gather.
 */
@Component
public class Journal {

  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final int MOST = 1_000;
  private static final long PAUSE_MILLIS = 500;

  private final LinkedBlockingQueue<Note> notes = new LinkedBlockingQueue<>();
  private final NoteTables tables;
  private final Shards shards;
  private final TransactionTemplate transaction;
  private volatile @Nullable Thread thread;
  private @Nullable String lastTrouble;
  private boolean gaveUp;

  Journal(NoteTables tables, Shards shards, TransactionTemplate transaction) {
    this.tables = tables;
    this.shards = shards;
    this.transaction = transaction;
  }

  public void add(Note note) {
    notes.add(note);
  }

  public void start() {
    var writer = Thread.ofPlatform().name("webhook-journal").daemon().unstarted(this::writeAll);
    thread = writer;
    writer.start();
  }

  /** Ends when all that was added is written, or after some seconds. */
  public void stop() {
    var writer = thread;
    thread = null;
    if (writer != null) {
      try {
        writer.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void writeAll() {
    while (!gaveUp && (thread != null || !notes.isEmpty())) {
      try {
        var first = notes.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          var batch = new ArrayList<Note>();
          batch.add(first);
          notes.drainTo(batch, MOST - 1);
          writeUntilDone(batch);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void writeUntilDone(List<Note> batch) throws InterruptedException {
    while (true) {
      try {
        transaction.executeWithoutResult(_ -> write(batch));
        lastTrouble = null;
        return;
      } catch (DataIntegrityViolationException e) {
        writeOneByOne(batch, e);
        return;
      } catch (RuntimeException e) {
        if (!e.toString().equals(lastTrouble)) {
          lastTrouble = e.toString();
          log.warn("{} webhook deliveries wait to be written down: {}", batch.size(), lastTrouble);
        }
        if (thread == null) {
          // nothing after it either: a later note says where its endpoint stands
          gaveUp = true;
          return;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** What PostgreSQL refuses alone is left out; it would hold back all others for ever. */
  private void writeOneByOne(List<Note> batch, RuntimeException refusal)
      throws InterruptedException {
    if (batch.size() == 1) {
      log.error(
          "How a delivery to endpoint {} ended cannot be written down and is forgotten",
          batch.getFirst().progress().endpointId(),
          refusal);
      return;
    }
    for (var it : batch) {
      if (!gaveUp) {
        writeUntilDone(List.of(it));
      }
    }
  }

  /**
   * Only of shards held all the time: whoever took one meanwhile, and be it this instance, began
   * with what is stored.
   */
  private void write(List<Note> batch) {
    var named = batch.stream().map(it -> it.progress().shard()).collect(Collectors.toSet());
    var held = shards.stillHeld(named);
    var ours = batch.stream().filter(it -> held.contains(it.progress().shard())).toList();
    if (!ours.isEmpty()) {
      tables.write(ours);
    }
  }
}
