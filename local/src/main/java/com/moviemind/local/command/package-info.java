/**
 * The commands of {@code ./moviemind}, a class each. They print to standard output what was asked
 * for, and to standard error what went wrong; the exit code is 0 when it worked, 2 when something
 * is missing or misspelt, else 1.
 */
@NullMarked
package com.moviemind.local.command;

import org.jspecify.annotations.NullMarked;
