/**
 * One installation: servers and applications as child processes of this one, their data, logs and
 * keys in a home folder.
 *
 * <p>The door is {@link Installation#start}. A process that dies is started again; when the
 * installation is closed, or this process dies however it may, nothing is left running.
 */
@NullMarked
package com.moviemind.local.installation;

import org.jspecify.annotations.NullMarked;
