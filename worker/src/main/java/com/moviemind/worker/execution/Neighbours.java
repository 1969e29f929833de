package com.moviemind.worker.execution;

import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.content.OtherTexts;
import com.moviemind.worker.ledger.Claim;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts that one under way must not repeat: those stored when it was claimed, read for all
 * claims together, and those that this process has written since. What another process writes
 * meanwhile is not seen (ADR 15).
 */
final class Neighbours {

  private static final Logger log = LoggerFactory.getLogger(Neighbours.class);

  /** Entities whose texts of this process are remembered: far more than are under way at once. */
  private static final int REMEMBERED = 4_096;

  private record Place(UUID entityId, String locale) {}

  private final OtherTexts texts;
  private final Map<UUID, List<String>> stored = new ConcurrentHashMap<>();
  private final Map<Place, Map<String, String>> written =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Map<String, String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  Neighbours(OtherTexts texts) {
    this.texts = texts;
  }

  /** Reads what these claims' texts will be compared with. */
  void read(List<Claim> claims) {
    try {
      var subjects = claims.stream().map(it -> it.item().subject()).toList();
      var others = texts.beside(subjects);
      claims.forEach(
          it -> stored.put(it.attemptId(), others.getOrDefault(it.item().subject(), List.of())));
    } catch (RuntimeException e) {
      log.warn("{} texts will not be compared with others: {}", claims.size(), e.toString());
    }
  }

  /** What this claim's text must not repeat; null where it could not be read. */
  @Nullable List<String> of(Claim claim) {
    var others = stored.get(claim.attemptId());
    if (others == null) {
      return null;
    }
    var subject = claim.item().subject();
    var all = new ArrayList<>(others);
    synchronized (written) {
      written
          .getOrDefault(place(subject), Map.of())
          .forEach((style, text) -> {
            if (!style.equals(subject.contextTag())) {
              all.add(text);
            }
          });
    }
    return all;
  }

  /** This text passed and will be stored. */
  void passed(Claim claim, String text) {
    var subject = claim.item().subject();
    synchronized (written) {
      written
          .computeIfAbsent(place(subject), _ -> HashMap.newHashMap(4))
          .put(subject.contextTag(), text);
    }
  }

  void forget(Claim claim) {
    stored.remove(claim.attemptId());
  }

  private static Place place(Subject subject) {
    return new Place(subject.entityId(), subject.locale());
  }
}
