package com.moviemind.servers.model.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The faults that are still to strike, first come, first served. */
public final class FaultPlan {

  private final List<Fault> faults = new ArrayList<>();
  private final Random random;

  public FaultPlan(long seed) {
    random = new Random(seed);
  }

  public void replaceWith(List<Fault> plan) {
    faults.clear();
    faults.addAll(plan);
  }

  public List<Fault> left() {
    return List.copyOf(faults);
  }

  /** The fault that strikes a call for this work, or null. */
  public @Nullable Fault strike(String work) {
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
    return null;
  }
}
