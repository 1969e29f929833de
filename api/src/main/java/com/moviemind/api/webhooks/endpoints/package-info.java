/**
 * Endpoints as their owners set them, and their secrets. Owns {@code api.webhook_endpoint} and
 * {@code api.webhook_secret}.
 */
@NullMarked
package com.moviemind.api.webhooks.endpoints;

import org.jspecify.annotations.NullMarked;
