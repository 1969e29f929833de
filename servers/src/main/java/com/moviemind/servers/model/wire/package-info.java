/**
 * HTTP/1.1 on one selector thread: a waiting answer is an entry in a queue of due times, never a
 * thread. Cheap on purpose, because benchmarks run it beside what they measure.
 */
@NullMarked
package com.moviemind.servers.model.wire;

import org.jspecify.annotations.NullMarked;
