package com.moviemind.local.installation;

import com.moviemind.servers.Server;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * All processes of an installation: the first that does not start ends the waiting for the rest.
 */
final class Keepers implements AutoCloseable {

  /** In the order of starting; stopped the other way round, those of one tier together. */
  enum Tier {
    DATABASE,
    SERVER,
    APPLICATION
  }

  private record Member(Tier tier, Kept<?> kept) {}

  private final List<Member> members = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Server> failure = new CompletableFuture<>();
  private final News news;
  private final Runnable changed;
  private final Duration longestPause;

  Keepers(News news, Runnable changed, Duration longestPause) {
    this.news = news;
    this.changed = changed;
    this.longestPause = longestPause;
  }

  <S extends Server> Kept<S> keep(Tier tier, String name, Supplier<S> starting) {
    var begun = System.nanoTime();
    var kept = Kept.start(name, starting, news, changed, new Backoff(longestPause));
    members.add(new Member(tier, kept));
    var _ =
        kept.first()
            .whenComplete((_, trouble) -> {
              if (trouble == null) {
                news.say("%s ready (%.1f s)".formatted(name, (System.nanoTime() - begun) / 1e9));
              } else {
                failure.completeExceptionally(trouble);
              }
            });
    return kept;
  }

  /** The process once it is ready; throws as soon as any process of the installation fails. */
  <S extends Server> S ready(Kept<S> kept) {
    CompletableFuture.anyOf(kept.first(), failure).join();
    return kept.first().join();
  }

  void allReady() {
    members.forEach(it -> ready(it.kept()));
  }

  @Override
  public void close() {
    for (var tier : List.of(Tier.APPLICATION, Tier.SERVER, Tier.DATABASE)) {
      try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
        members.stream()
            .filter(it -> it.tier() == tier)
            .forEach(it -> Objects.requireNonNull(together.submit(it.kept()::close)));
      }
    }
  }
}
