package com.moviemind.api.access;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The plans of the configuration. */
@Component
public class Plans {

  private static final Logger log = LoggerFactory.getLogger(Plans.class);

  private final Map<String, Plan> byName;
  private final Plan smallest;

  Plans(AccessProperties properties) {
    byName =
        properties.plans().entrySet().stream()
            .map(it ->
                new Plan(
                    it.getKey(),
                    it.getValue().requestsPerMinute(),
                    it.getValue().generationsPerMonth(),
                    it.getValue().weight()))
            .collect(toUnmodifiableMap(Plan::name, it -> it));
    smallest = byName.values().stream().min(comparingLong(Plan::requestsPerMinute)).orElseThrow();
  }

  public Set<String> names() {
    return byName.keySet();
  }

  Plan named(String name) {
    var plan = byName.get(name);
    if (plan == null) {
      log.warn("Plan {} is not configured; its tenants get plan {}", name, smallest.name());
      return smallest;
    }
    return plan;
  }
}
