/**
 * What clients read: entities with their texts, from the catalogue, the texts and, where no text
 * can be shown, by way of generation. Owns no table.
 *
 * <p>Hears of imports and of finished jobs, to renew what the cache keeps.
 */
@NullMarked
@ApplicationModule(
    displayName = "Browse",
    allowedDependencies = {
      "access",
      "cache",
      "catalogue",
      "catalogue::naming",
      "catalogue::reading",
      "generation",
      "limits",
      "problem",
      "texts"
    })
package com.moviemind.api.browse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
