/**
 * A throw-away installation, started by the same command as a user's, with a model stand-in of the
 * benchmark's own.
 */
@NullMarked
package com.moviemind.bench.installation;

import org.jspecify.annotations.NullMarked;
