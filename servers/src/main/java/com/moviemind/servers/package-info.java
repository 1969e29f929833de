/** The servers MovieMind needs, as child processes that die with their parent. */
@NullMarked
package com.moviemind.servers;

import org.jspecify.annotations.NullMarked;
