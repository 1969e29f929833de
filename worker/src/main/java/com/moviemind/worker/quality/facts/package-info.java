/**
 * What the facts say that a text can be compared with: names, titles, years, sources; and where a
 * text mentions them. Pure.
 */
@NullMarked
package com.moviemind.worker.quality.facts;

import org.jspecify.annotations.NullMarked;
