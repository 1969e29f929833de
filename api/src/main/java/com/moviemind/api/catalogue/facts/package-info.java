/** What is known of a title or a person, and how more is added to it. Pure; owns nothing. */
@NullMarked
package com.moviemind.api.catalogue.facts;

import org.jspecify.annotations.NullMarked;
