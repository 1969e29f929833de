package com.moviemind.api.catalogue.identity;

import com.moviemind.api.catalogue.identity.Likeness.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sorts claims that may concern the same entity into entities.
 *
 * <p>Claims that share an id are one, unless another id speaks against it. A claim that shares none
 * joins the one entity it fits better than any other; where two fit equally well it stays alone,
 * because a wrong union is worse than a double.
 */
public final class Identity {

  private Identity() {}

  private static final class Cluster<L> {
    private final List<L> said = new ArrayList<>();
    private Profile profile;

    private Cluster(Claim<L> first) {
      profile = Profile.of(first);
      said.add(first.subject());
    }

    private void join(Claim<L> claim) {
      profile = profile.with(Profile.of(claim));
      said.add(claim.subject());
    }
  }

  private record Fit<C>(C candidate, Likeness likeness) {}

  /** Entities in a stable order: known ones as given, then new ones, the richest first. */
  public static <K, L> List<Entity<K, L>> resolve(List<Claim<K>> known, List<Claim<L>> said) {
    var clusters = clusters(said);
    var joined = new ArrayList<List<Cluster<L>>>();
    known.forEach(_ -> joined.add(new ArrayList<>()));
    var open = new ArrayList<Cluster<L>>();
    for (var cluster : clusters) {
      var best = best(indexes(known), k -> likeness(known.get(k), cluster), true);
      if (best != null && best.likeness().restsOnAnId()) {
        joined.get(best.candidate()).add(cluster);
      } else {
        open.add(cluster);
      }
    }
    var fresh = new ArrayList<Entity<K, L>>();
    for (var cluster : open) {
      var best = best(indexes(known), k -> likeness(known.get(k), cluster), false);
      var back =
          best == null ? null : best(open, it -> likeness(known.get(best.candidate()), it), false);
      if (best != null && back != null && Objects.equals(back.candidate(), cluster)) {
        joined.get(best.candidate()).add(cluster);
      } else {
        fresh.add(new Entity<>(null, List.copyOf(cluster.said)));
      }
    }
    var entities = new ArrayList<Entity<K, L>>();
    for (int k = 0; k < known.size(); k++) {
      var lines = joined.get(k).stream().flatMap(it -> it.said.stream()).toList();
      if (!lines.isEmpty()) {
        entities.add(new Entity<>(known.get(k).subject(), lines));
      }
    }
    entities.addAll(fresh);
    return entities;
  }

  private static <L> List<Cluster<L>> clusters(List<Claim<L>> said) {
    var clusters = new ArrayList<Cluster<L>>();
    for (var claim : said.stream().sorted(Claim.richestFirst()).toList()) {
      var profile = Profile.of(claim);
      var sure = best(clusters, it -> Likeness.between(it.profile, profile), true);
      var fit =
          sure != null && sure.likeness().restsOnAnId()
              ? sure
              : best(clusters, it -> Likeness.between(it.profile, profile), false);
      if (fit == null) {
        clusters.add(new Cluster<>(claim));
      } else {
        fit.candidate().join(claim);
      }
    }
    return clusters;
  }

  private static <K, L> @Nullable Likeness likeness(Claim<K> known, Cluster<L> cluster) {
    return Likeness.between(Profile.of(known), cluster.profile);
  }

  /** The candidate that fits best; of equals the first, or none at all. */
  private static <C> @Nullable Fit<C> best(
      List<C> candidates, Judgement<C> judgement, boolean firstOfEquals) {
    var fits = new ArrayList<Fit<C>>();
    for (var it : candidates) {
      var likeness = judgement.of(it);
      if (likeness != null) {
        fits.add(new Fit<>(it, likeness));
      }
    }
    if (fits.isEmpty()) {
      return null;
    }
    var best = fits.stream().max(Comparator.comparing(Fit::likeness)).orElseThrow();
    var equals = fits.stream().filter(it -> it.likeness().compareTo(best.likeness()) == 0).toList();
    return equals.size() == 1 || firstOfEquals ? equals.getFirst() : null;
  }

  private interface Judgement<C> {
    @Nullable Likeness of(C candidate);
  }

  private static List<Integer> indexes(List<?> list) {
    return java.util.stream.IntStream.range(0, list.size()).boxed().toList();
  }
}
