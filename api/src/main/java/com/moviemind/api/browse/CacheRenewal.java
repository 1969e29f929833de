package com.moviemind.api.browse;

import com.moviemind.api.cache.EntityCache;
import com.moviemind.api.catalogue.CatalogueChanged;
import com.moviemind.api.generation.Job;
import com.moviemind.api.generation.JobState;
import com.moviemind.api.generation.SettledListener;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the cache forget what a finished job or an import has made old. */
@Component
class CacheRenewal implements SettledListener {

  private final EntityCache cache;

  CacheRenewal(EntityCache cache) {
    this.cache = cache;
  }

  @Override
  public void settled(List<Job> jobs) {
    cache.changed(
        jobs.stream()
            .filter(it -> it.state() instanceof JobState.Done)
            .map(it -> it.work().entityId())
            .distinct()
            .toList());
  }

  @EventListener
  void on(CatalogueChanged event) {
    cache.everythingChanged();
  }
}
