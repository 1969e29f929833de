/** Films, people, series and shows over HTTP, in the shapes existing clients read. */
@NullMarked
package com.moviemind.api.browse.web;

import org.jspecify.annotations.NullMarked;
