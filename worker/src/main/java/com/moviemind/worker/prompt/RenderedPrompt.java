package com.moviemind.worker.prompt;

import java.util.List;

/**
 * What a model is asked, and what the text's passport says of it.
 *
 * @param release for example movie/modern/1+pl-PL/1
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
    List<String> factsUsed) {

  RenderedPrompt(
      String release, String instructions, String input, String factsHash, List<String> factsUsed) {
    this(release, instructions, input, Sha256.hex(instructions, "\n", input), factsHash, factsUsed);
  }
}
