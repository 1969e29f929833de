/** Generation over HTTP: asking for texts and following jobs. */
@NullMarked
package com.moviemind.api.generation.web;

import org.jspecify.annotations.NullMarked;
