/**
 * Child processes that end with their parent, however it ends.
 *
 * <p>The kernel does the ending ({@code setpriv --pdeathsig}); pid files are the second net. Start
 * one with {@link ChildProcess#start} from a {@link Launch}.
 */
@NullMarked
package com.moviemind.servers.process;

import org.jspecify.annotations.NullMarked;
