/**
 * The interface's description, made from the controllers, at {@code /api/v1/openapi.json}.
 *
 * <p>Owns no tables. A frozen copy is docs/openapi.json; a test fails when the two part.
 */
@NullMarked
@ApplicationModule(
    displayName = "OpenAPI",
    allowedDependencies = {"access", "limits", "problem"})
package com.moviemind.api.openapi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
