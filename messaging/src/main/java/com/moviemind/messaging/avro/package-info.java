/** Avro in Confluent's wire format, and the three calls of the registry that it needs. */
@NullMarked
package com.moviemind.messaging.avro;

import org.jspecify.annotations.NullMarked;
