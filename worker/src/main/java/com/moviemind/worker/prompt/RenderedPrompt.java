package com.moviemind.worker.prompt;

import java.util.List;

/**
 * What a model is asked, and what the text's passport says of it.
 *
 * @param release for example movie/1
 * @param hash SHA-256 of instructions and input, hex
 * @param factsHash SHA-256 of the facts, hex
 * @param factsUsed names of the facts the prompt holds
 */
public record RenderedPrompt(
    String release,
    String instructions,
    String input,
    String hash,
    String factsHash,
    List<String> factsUsed) {}
