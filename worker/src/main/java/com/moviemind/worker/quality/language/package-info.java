/** Which language a text is in: common words decide clear cases, n-grams (lingua) the others. */
@NullMarked
package com.moviemind.worker.quality.language;

import org.jspecify.annotations.NullMarked;
