/**
 * The contracts between the processes: topic names, event versions, and setting up the database.
 */
@NullMarked
package com.moviemind.schemas;

import org.jspecify.annotations.NullMarked;
