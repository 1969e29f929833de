/** The hand that strikes: signals, a full disk, a wrong clock, and a model that misbehaves. */
@NullMarked
package com.moviemind.local.faults.harm;

import org.jspecify.annotations.NullMarked;
