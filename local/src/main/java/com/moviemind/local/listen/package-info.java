/** A receiver of webhooks on this machine: verifies deliveries and prints them. */
@NullMarked
package com.moviemind.local.listen;

import org.jspecify.annotations.NullMarked;
