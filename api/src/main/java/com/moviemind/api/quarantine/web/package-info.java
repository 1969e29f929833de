/** The quarantine over HTTP. */
@NullMarked
package com.moviemind.api.quarantine.web;

import org.jspecify.annotations.NullMarked;
