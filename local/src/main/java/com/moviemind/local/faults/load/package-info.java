/** Clients that go on asking, whatever happens, until each of their requests is accepted. */
@NullMarked
package com.moviemind.local.faults.load;

import org.jspecify.annotations.NullMarked;
