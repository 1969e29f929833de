/** The rules behind the checks, one class each. Pure: a text in, a reason or nothing out. */
@NullMarked
package com.moviemind.worker.quality.rule;

import org.jspecify.annotations.NullMarked;
