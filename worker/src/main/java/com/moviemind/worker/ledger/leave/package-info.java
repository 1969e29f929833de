/**
 * Jobs that leave before their text is there: canceled by their tenant, or not started in time. An
 * item ends with its last job; a call under way for it is broken off.
 */
@NullMarked
@NamedInterface("leave")
package com.moviemind.worker.ledger.leave;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
