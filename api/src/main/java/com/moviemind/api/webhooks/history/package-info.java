/**
 * What was sent and what came back, redacted; and the one place that writes down how deliveries
 * ended, for many endpoints in one transaction. Owns {@code api.webhook_delivery}, {@code
 * api.webhook_progress} and {@code api.webhook_pending}.
 */
@NullMarked
package com.moviemind.api.webhooks.history;

import org.jspecify.annotations.NullMarked;
