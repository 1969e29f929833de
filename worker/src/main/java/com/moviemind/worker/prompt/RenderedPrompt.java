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
    List<String> factsUsed) {

  /** More than remarks can take, in UTF-8. */
  public static final int MOST_REMARKS_IN_BYTES = 4_000;

  /**
   * The same assignment for a model whose text was refused.
   *
   * @param remarks why; words of ours alone, for they stand among the instructions
   */
  public RenderedPrompt withRemarks(List<String> remarks) {
    var told =
        instructions
            + "\n\nYou have written this text before, and it was refused:\n- "
            + String.join("\n- ", remarks)
            + "\nWrite it anew. Everything said above still holds.";
    return new RenderedPrompt(
        release, told, input, Sha256.hex(told, "\n", input), factsHash, factsUsed);
  }
}
