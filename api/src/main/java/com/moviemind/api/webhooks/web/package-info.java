/** The interface of webhooks, below {@code /api/v1/webhooks}: scope {@code webhooks}. */
@NullMarked
package com.moviemind.api.webhooks.web;

import org.jspecify.annotations.NullMarked;
