/**
 * The one shape in which this interface says no: RFC 9457 problems that also carry the {@code
 * error}, {@code message} and {@code errors} fields existing clients read.
 *
 * <p>Owns no tables. A room declares its own {@link ProblemType}s, each with a page in
 * docs/problems, and throws {@link Problem#exception()}; what the frameworks throw is turned into
 * problems here, so that nothing leaves as HTML or with a stack trace.
 */
@NullMarked
@ApplicationModule(
    displayName = "Problem",
    allowedDependencies = {})
package com.moviemind.api.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
