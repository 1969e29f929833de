package com.moviemind.worker.provider;

import java.util.UUID;

/** Something that answers a prompt with text. Expected trouble is an answer, not an exception. */
public interface TextProvider {

  /** Blocks the (virtual) thread until the model has answered or the call has failed. */
  Answer answer(Call call);

  /**
   * One model call.
   *
   * @param attemptId id of the attempt, sent as the call's idempotency key
   * @param model which is to write
   * @param instructions the released prompt
   * @param input what to write about, one JSON object
   */
  record Call(UUID attemptId, String model, String instructions, String input) {}
}
