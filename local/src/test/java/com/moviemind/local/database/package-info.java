/** What PostgreSQL itself keeps each role from doing (ADR 5). */
@NullMarked
package com.moviemind.local.database;

import org.jspecify.annotations.NullMarked;
