package com.moviemind.api.catalogue.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects sorted rows into groups of one key, and hands over whole groups by the hundred. */
final class Groups<R> {

  /** What may concern one entity, and nothing else does. */
  record Group<R>(String kind, String key, List<R> rows) {}

  private static final int BATCH = 1000;

  private final Consumer<List<Group<R>>> worker;
  private final List<Group<R>> full = new ArrayList<>();
  private @Nullable Group<R> open;
  private int waiting;

  Groups(Consumer<List<Group<R>>> worker) {
    this.worker = worker;
  }

  void add(String kind, String key, R row) {
    if (open == null || !open.kind().equals(kind) || !open.key().equals(key)) {
      close();
      open = new Group<>(kind, key, new ArrayList<>());
    }
    open.rows().add(row);
    waiting++;
  }

  void finish() {
    close();
    work();
  }

  private void close() {
    if (open != null) {
      full.add(open);
      open = null;
    }
    if (waiting >= BATCH) {
      work();
    }
  }

  private void work() {
    if (!full.isEmpty()) {
      worker.accept(List.copyOf(full));
      full.clear();
      waiting = 0;
    }
  }
}
