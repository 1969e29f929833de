/**
 * Composes a description from facts: whole sentences of a phrasebook per language, of which only
 * those are used whose every placeholder has a fact. Names and titles are never inflected; the
 * sentences are built around them.
 */
@NullMarked
package com.moviemind.servers.model.text;

import org.jspecify.annotations.NullMarked;
