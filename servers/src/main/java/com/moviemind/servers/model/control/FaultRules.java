package com.moviemind.servers.model.control;

import com.moviemind.servers.model.text.Brief;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The standing rules: the first that strikes a call decides. The same calls in the same order with
 * the same seed are struck alike; a share looks at the work alone, so that it does not depend on
 * the order either.
 */
final class FaultRules {

  /** Works of which a first call was struck and no second has come; more are not remembered. */
  private static final int REMEMBERED = 100_000;

  private final List<Counted> rules = new ArrayList<>();
  private long seed;

  /** A rule and what it has seen. */
  private static final class Counted {

    private final FaultRule rule;
    private final Set<String> struck = new LinkedHashSet<>();
    private int matched;
    private int strikes;

    private Counted(FaultRule rule) {
      this.rule = rule;
    }
  }

  void replaceWith(List<FaultRule> others, long newSeed) {
    rules.clear();
    others.forEach(it -> rules.add(new Counted(it)));
    seed = newSeed;
  }

  List<FaultRule> all() {
    return rules.stream().map(it -> it.rule).toList();
  }

  @Nullable Fault strike(@Nullable Brief brief) {
    for (int at = 0; at < rules.size(); at++) {
      var counted = rules.get(at);
      if (counted.rule.concerns(brief) && strikes(counted, at, brief)) {
        counted.strikes++;
        return counted.rule.fault();
      }
    }
    return null;
  }

  private boolean strikes(Counted counted, int at, @Nullable Brief brief) {
    var rule = counted.rule;
    counted.matched++;
    var nth = rule.nth();
    var times = rule.times();
    var work = brief == null ? "" : brief.work();
    return (nth == null || nth.contains(counted.matched))
        && (times == null || counted.strikes < times)
        && isOfTheShare(rule, at, work)
        && (rule.isAlways() || isFirst(counted, brief, work));
  }

  private boolean isOfTheShare(FaultRule rule, int at, String work) {
    var share = rule.share();
    return share == null || fraction(seed * 31 + at, work) < share;
  }

  /**
   * A flaw strikes a text that nobody has turned down yet: the prompt says so itself. A call that
   * failed is repeated with the same words; of such only every second is struck.
   */
  private static boolean isFirst(Counted counted, @Nullable Brief brief, String work) {
    if (counted.rule.kind().flaw() != null) {
      return brief == null || !brief.again();
    }
    if (brief == null || counted.struck.remove(work)) {
      return brief == null;
    }
    if (counted.struck.size() >= REMEMBERED) {
      counted.struck.remove(counted.struck.iterator().next());
    }
    return counted.struck.add(work);
  }

  /** From 0 to 1, evenly. */
  private static double fraction(long seed, String work) {
    long mixed = seed + 0x9e3779b97f4a7c15L;
    for (int i = 0; i < work.length(); i++) {
      mixed = (mixed ^ work.charAt(i)) * 0x100000001b3L;
    }
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return ((mixed ^ (mixed >>> 33)) >>> 11) * 0x1.0p-53;
  }
}
