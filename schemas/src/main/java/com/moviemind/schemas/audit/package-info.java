/**
 * What must hold in the tables, as questions in SQL, and what mends it where it does not. Asked by
 * the self-audit of api and worker each of its own schema, and by fault rounds from outside.
 */
@NullMarked
package com.moviemind.schemas.audit;

import org.jspecify.annotations.NullMarked;
