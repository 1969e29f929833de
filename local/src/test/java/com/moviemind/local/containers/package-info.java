/**
 * What can be checked of the Dockerfiles and docker-compose.yml without a container engine: their
 * form, their secrets, and that every name they set is one that somebody reads.
 */
@NullMarked
package com.moviemind.local.containers;

import org.jspecify.annotations.NullMarked;
