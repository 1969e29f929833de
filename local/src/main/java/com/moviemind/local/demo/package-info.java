/**
 * What MovieMind does, shown once: requests over HTTP, their progress, the texts with their
 * passports, and the events as a consumer of Kafka that is nobody special saw them.
 */
@NullMarked
package com.moviemind.local.demo;

import org.jspecify.annotations.NullMarked;
