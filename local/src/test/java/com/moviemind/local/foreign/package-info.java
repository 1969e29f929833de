/** A consumer of the events that no one here wrote: npm's Confluent library and kafkajs. */
@NullMarked
package com.moviemind.local.foreign;

import org.jspecify.annotations.NullMarked;
