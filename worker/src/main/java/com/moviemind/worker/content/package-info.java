/**
 * The texts and their passports.
 *
 * <p>Owns the table {@code content.text}, which the api reads. Texts are stored in the transaction
 * that finishes their work item.
 */
@NullMarked
@ApplicationModule(
    displayName = "Content",
    allowedDependencies = {})
package com.moviemind.worker.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
