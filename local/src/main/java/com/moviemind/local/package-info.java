/**
 * The launcher: the whole product on one machine, from one command.
 *
 * <p>{@link Launcher} reads the command line; {@code installation} starts, keeps and stops the
 * processes; {@code command} has a class for each command; {@code demo} shows what the product
 * does.
 */
@NullMarked
package com.moviemind.local;

import org.jspecify.annotations.NullMarked;
