/**
 * Which lines of an import speak of which entity (ADR 12). Pure, and blind to the order of lines;
 * owns nothing.
 */
@NullMarked
package com.moviemind.api.catalogue.identity;

import org.jspecify.annotations.NullMarked;
