/** How events leave and arrive, the one mechanism api and worker share. */
@NullMarked
package com.moviemind.messaging;

import org.jspecify.annotations.NullMarked;
