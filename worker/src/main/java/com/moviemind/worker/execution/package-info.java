/**
 * Does the work: claims as slots come free, has the model called on virtual threads, and brings
 * each call's end into the ledger.
 *
 * <p>Owns no table. A slot is one call in flight; no database connection is held during a call.
 */
@NullMarked
@ApplicationModule(
    displayName = "Execution",
    allowedDependencies = {
      "ledger",
      "ledger :: leave",
      "prompt",
      "provider",
      "quality",
      "content",
      "money",
      "limits",
      "vitals"
    })
package com.moviemind.worker.execution;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
