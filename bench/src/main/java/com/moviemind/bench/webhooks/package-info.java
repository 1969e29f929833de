/** What webhooks cost: arrival times, deliveries a second, and what a parked endpoint holds. */
@NullMarked
package com.moviemind.bench.webhooks;

import org.jspecify.annotations.NullMarked;
