/**
 * One endpoint's deliveries: what is sent next, when, and what an answer changes. No room here
 * knows other endpoints, so none can delay another.
 */
@NullMarked
package com.moviemind.api.webhooks.courier;

import org.jspecify.annotations.NullMarked;
