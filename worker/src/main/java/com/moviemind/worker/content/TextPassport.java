package com.moviemind.worker.content;

import java.util.List;

/**
 * Where a text comes from.
 *
 * @param model as the provider named it
 * @param promptVersion the released prompt, for example movie/modern/1+pl-PL/1
 * @param promptHash SHA-256 of the rendered prompt, hex
 * @param factsHash SHA-256 of the facts, hex
 * @param factsUsed names of the facts the prompt held
 * @param inputTokens of the call that wrote it, cached ones included
 * @param checks names of the checks the text passed
 * @param providerMs how long that call took, in milliseconds
 */
public record TextPassport(
    String model,
    String promptVersion,
    String promptHash,
    String factsHash,
    List<String> factsUsed,
    long inputTokens,
    long cachedInputTokens,
    long outputTokens,
    List<String> checks,
    int providerMs) {}
