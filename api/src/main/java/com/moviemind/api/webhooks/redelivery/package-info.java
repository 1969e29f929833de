/**
 * Events that an owner asked to have sent again: a second, slower cursor over the log. Owns {@code
 * api.webhook_redelivery}.
 */
@NullMarked
package com.moviemind.api.webhooks.redelivery;

import org.jspecify.annotations.NullMarked;
