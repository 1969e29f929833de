package com.moviemind.worker.provider;

import static com.moviemind.worker.provider.ErrorClass.Billing.AS_USED;
import static com.moviemind.worker.provider.ErrorClass.Billing.NOT_BILLED;
import static com.moviemind.worker.provider.ErrorClass.Billing.UNKNOWN;

/** The ways a model call fails, what each may have cost, and what to tell a person. */
public enum ErrorClass {
  RATE_LIMIT(NOT_BILLED, "Many texts are being written at the moment. Please try again later."),
  SERVER_ERROR(NOT_BILLED, "The text service is having trouble. Please try again later."),
  TIMEOUT(UNKNOWN, "The text service took too long to answer. Please try again later."),
  CONNECTION(UNKNOWN, "The text service could not be reached. Please try again later."),
  UNREADABLE(UNKNOWN, "The text service gave an answer we could not read. Please try again later."),
  TRUNCATED(AS_USED, "The text could not be finished. Please try again later."),
  EMPTY(AS_USED, "No text was written. Please try again later."),
  INVALID_JSON(AS_USED, "The text came back damaged. Please try again later."),
  SCHEMA_MISMATCH(AS_USED, "The text came back damaged. Please try again later."),
  REJECTED_TEXT(AS_USED, "The text did not pass our checks. Please try again later."),
  REFUSAL(AS_USED, "The text service declined to write about this."),
  CONTENT_FILTER(AS_USED, "The text service declined to write about this."),
  QUOTA(NOT_BILLED, "Texts cannot be written at the moment. We have to sort this out first."),
  BAD_REQUEST(NOT_BILLED, "This text cannot be written as it was asked for."),
  UNAUTHORIZED(
      NOT_BILLED, "Texts cannot be written at the moment. We have to sort this out first."),
  UNKNOWN_MODEL(
      NOT_BILLED, "Texts cannot be written at the moment. We have to sort this out first."),
  UNREADABLE_FACTS(NOT_BILLED, "We do not know enough to write about this."),
  NOT_CALLED(NOT_BILLED, "The text was not written. Please try again later."),
  LOST(UNKNOWN, "Writing the text was interrupted too often. Please try again later.");

  /** Whether a call that failed so is on the bill. */
  public enum Billing {
    /** The provider answered with an error, or was never asked. */
    NOT_BILLED,
    /** The provider answered and said what it used. */
    AS_USED,
    /** No answer came; the call may have been made in full. */
    UNKNOWN
  }

  private final Billing billing;
  private final String userMessage;

  ErrorClass(Billing billing, String userMessage) {
    this.billing = billing;
    this.userMessage = userMessage;
  }

  public Billing billing() {
    return billing;
  }

  /** What to say to the end user. */
  public String userMessage() {
    return userMessage;
  }
}
