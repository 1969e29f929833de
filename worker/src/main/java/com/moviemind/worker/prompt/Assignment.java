package com.moviemind.worker.prompt;

/**
 * A text to write.
 *
 * @param entityType MOVIE, PERSON, TV_SERIES or TV_SHOW
 * @param locale BCP 47 tag
 * @param contextTag the style
 * @param facts about the entity, a JSON object
 */
public record Assignment(String entityType, String locale, String contextTag, String facts) {}
