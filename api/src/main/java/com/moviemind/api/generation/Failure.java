package com.moviemind.api.generation;

/**
 * What a failed job says.
 *
 * @param message for the developer
 * @param userMessage for the end user
 * @param retriable whether asking again can succeed
 */
public record Failure(FailureReason type, String message, String userMessage, boolean retriable) {}
