/** The self-audit over HTTP. */
@NullMarked
package com.moviemind.api.audit.web;

import org.jspecify.annotations.NullMarked;
