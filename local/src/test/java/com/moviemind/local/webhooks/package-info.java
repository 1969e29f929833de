/**
 * Webhooks as others read them: the official libraries, and the programs that docs/webhooks.md
 * shows.
 */
@NullMarked
package com.moviemind.local.webhooks;

import org.jspecify.annotations.NullMarked;
