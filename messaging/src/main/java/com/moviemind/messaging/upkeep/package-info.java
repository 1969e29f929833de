/**
 * What a process does for its tables and topics at start and by the hour: checks, partitions,
 * provisioning.
 */
@NullMarked
package com.moviemind.messaging.upkeep;

import org.jspecify.annotations.NullMarked;
