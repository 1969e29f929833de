package com.moviemind.servers.model.control;

import com.moviemind.servers.model.text.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What goes wrong: faults that are still to strike, first come, first served; then the rules. */
public final class FaultPlan {

  private final List<Fault> faults = new ArrayList<>();
  private final FaultRules rules = new FaultRules();
  private final long seed;
  private final Random random;
  private boolean obedient;

  public FaultPlan(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  public void replaceWith(FaultSheet sheet) {
    faults.clear();
    faults.addAll(sheet.strikes());
    rules.replaceWith(sheet.standing(), sheet.seedOr(seed));
    obedient = sheet.isObedient();
  }

  public void clear() {
    replaceWith(FaultSheet.NONE);
  }

  /** What is left of it, as it came. */
  public FaultSheet left() {
    return new FaultSheet(null, List.copyOf(faults), rules.all(), obedient);
  }

  /** Whether the model does what it reads, whoever wrote it. */
  public boolean isObedient() {
    return obedient;
  }

  /** The fault that strikes a call, or null; {@code brief} is null where nobody knows the work. */
  public @Nullable Fault strike(@Nullable Brief brief, String work) {
    for (int i = 0; i < faults.size(); i++) {
      var fault = faults.get(i);
      if (fault.hits(work) && (fault.share() == null || random.nextDouble() < fault.share())) {
        var rest = fault.once();
        if (rest.isSpent()) {
          faults.remove(i);
        } else {
          faults.set(i, rest);
        }
        return fault;
      }
    }
    return rules.strike(brief);
  }
}
