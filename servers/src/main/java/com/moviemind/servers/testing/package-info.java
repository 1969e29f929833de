/**
 * One set of real servers for all tests of one build.
 *
 * <p>The first test that asks starts a process that holds the servers and ends with the build.
 * Every {@link TestInstallation} is alone on them: a database of its own, topics, groups and cache
 * keys behind a name of its own. Containers where an engine answers, child processes elsewhere;
 * {@code -Dmoviemind.servers=embedded} or {@code containers} decides it by hand.
 */
@NullMarked
package com.moviemind.servers.testing;

import org.jspecify.annotations.NullMarked;
