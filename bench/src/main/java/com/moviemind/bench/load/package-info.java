/**
 * Asks for texts and follows the jobs over HTTP/1.1 on plain sockets: a driver that costs less than
 * what it measures.
 */
@NullMarked
package com.moviemind.bench.load;

import org.jspecify.annotations.NullMarked;
