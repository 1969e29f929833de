/** Words of a text: where they are, how they are compared, how many there are. Pure. */
@NullMarked
package com.moviemind.worker.quality.words;

import org.jspecify.annotations.NullMarked;
