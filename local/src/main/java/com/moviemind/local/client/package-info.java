/** The api as its clients see it: what the launcher needs of HTTP. */
@NullMarked
package com.moviemind.local.client;

import org.jspecify.annotations.NullMarked;
