/** A model that does whatever it is told by whatever it reads, to show what a prompt withstands. */
@NullMarked
package com.moviemind.servers.model.obedience;

import org.jspecify.annotations.NullMarked;
