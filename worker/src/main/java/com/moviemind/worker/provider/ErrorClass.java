package com.moviemind.worker.provider;

import static com.moviemind.worker.provider.ErrorClass.Again.BELATEDLY;
import static com.moviemind.worker.provider.ErrorClass.Again.BRIEFLY;
import static com.moviemind.worker.provider.ErrorClass.Again.NEVER;
import static com.moviemind.worker.provider.ErrorClass.Again.TOLD_WHY;
import static com.moviemind.worker.provider.ErrorClass.Billing.AS_USED;
import static com.moviemind.worker.provider.ErrorClass.Billing.NOT_BILLED;
import static com.moviemind.worker.provider.ErrorClass.Billing.UNKNOWN;
import static com.moviemind.worker.provider.ErrorClass.Blame.ACCOUNT;
import static com.moviemind.worker.provider.ErrorClass.Blame.LINE;
import static com.moviemind.worker.provider.ErrorClass.Blame.NOBODY;
import static com.moviemind.worker.provider.ErrorClass.Blame.PACE;
import static com.moviemind.worker.provider.ErrorClass.Blame.SERVER;
import static com.moviemind.worker.provider.ErrorClass.Next.NEXT_MODEL;
import static com.moviemind.worker.provider.ErrorClass.Next.SAME_MODEL;

/**
 * The ways a model call fails: whether it is made again, whether another model is asked, what it
 * may have cost, whom it speaks against, and what to tell a person. docs/failures.md is the same
 * table.
 */
public enum ErrorClass {
  /** 429: too fast. */
  RATE_LIMIT(BELATEDLY, SAME_MODEL, NOT_BILLED, PACE, Words.BUSY),
  /** 429 or 402: the account has no money left. */
  QUOTA(NEVER, SAME_MODEL, NOT_BILLED, ACCOUNT, Words.OURS),
  /** 5xx, 409, 425, and responses that end as failed. */
  SERVER_ERROR(BELATEDLY, NEXT_MODEL, NOT_BILLED, SERVER, Words.TROUBLE),
  /** 408 and 504: the provider or a gateway gave up waiting. */
  TIMEOUT(BELATEDLY, NEXT_MODEL, UNKNOWN, LINE, Words.SLOW),
  /** The provider took the call and fell silent until our own time was up. */
  HANG(BELATEDLY, NEXT_MODEL, UNKNOWN, LINE, Words.SLOW),
  /** The connection broke after the call was sent. */
  RESET(BELATEDLY, SAME_MODEL, UNKNOWN, LINE, Words.AWAY),
  /** No connection came about, so nothing was sent. */
  UNREACHABLE(BELATEDLY, SAME_MODEL, NOT_BILLED, LINE, Words.AWAY),
  /** Status 200 and a body that is no response of the API. */
  UNREADABLE(BRIEFLY, NEXT_MODEL, UNKNOWN, LINE, Words.DAMAGED),
  /** Cut off at the output bound. */
  TRUNCATED(BRIEFLY, NEXT_MODEL, AS_USED, NOBODY, Words.UNFINISHED),
  /** No text in the answer. */
  EMPTY(BRIEFLY, NEXT_MODEL, AS_USED, NOBODY, Words.NOTHING),
  /** The answer is no JSON. */
  INVALID_JSON(BRIEFLY, NEXT_MODEL, AS_USED, NOBODY, Words.DAMAGED),
  /** The answer is JSON of another shape. */
  SCHEMA_MISMATCH(BRIEFLY, NEXT_MODEL, AS_USED, NOBODY, Words.DAMAGED),
  /** The text failed a check of ours. */
  REJECTED_TEXT(TOLD_WHY, SAME_MODEL, AS_USED, NOBODY, Words.REJECTED),
  /** The model declined. */
  REFUSAL(NEVER, NEXT_MODEL, AS_USED, NOBODY, Words.DECLINED),
  /** The provider's filter stepped in. */
  CONTENT_FILTER(NEVER, NEXT_MODEL, AS_USED, NOBODY, Words.DECLINED),
  /** 400 and any other 4xx: the request itself is wrong. */
  BAD_REQUEST(NEVER, SAME_MODEL, NOT_BILLED, NOBODY, Words.WRONG),
  /** 401 and 403: the key is not accepted. */
  UNAUTHORIZED(NEVER, SAME_MODEL, NOT_BILLED, ACCOUNT, Words.OURS),
  /** 404: the account has no such model. */
  UNKNOWN_MODEL(NEVER, NEXT_MODEL, NOT_BILLED, ACCOUNT, Words.OURS),
  /** The facts are no JSON object; no model was asked. */
  UNREADABLE_FACTS(NEVER, SAME_MODEL, NOT_BILLED, NOBODY, Words.UNKNOWN_SUBJECT),
  /** The call was not made. */
  NOT_CALLED(BELATEDLY, SAME_MODEL, NOT_BILLED, NOBODY, Words.NOT_WRITTEN),
  /** The process that called died, was paused past its lease, or failed. */
  LOST(BELATEDLY, SAME_MODEL, UNKNOWN, NOBODY, Words.INTERRUPTED);

  /** How often and when a call that failed so is made again. */
  public enum Again {
    /** Never: it would fail again. */
    NEVER,
    /** Three calls at most, soon: the model may write better. */
    BRIEFLY,
    /** Once, at once, within the same claim, and told what was wrong. */
    TOLD_WHY,
    /** As many calls as an item may have, with doubling pauses: the provider may recover. */
    BELATEDLY;

    private static final int FEW = 3;

    /** How many calls an item may have, of at most so many. */
    public int attempts(int most) {
      return switch (this) {
        case NEVER -> 1;
        case BRIEFLY -> Math.min(FEW, most);
        case TOLD_WHY -> Math.min(2, most);
        case BELATEDLY -> most;
      };
    }
  }

  /** Who is asked next. */
  public enum Next {
    /** Another model would meet the same, or would be no fair judge. */
    SAME_MODEL,
    /** The next of the fallback chain, at once, while there is one. */
    NEXT_MODEL
  }

  /** Whether a call that failed so is on the bill. */
  public enum Billing {
    /** The provider answered with an error, or was never asked. */
    NOT_BILLED,
    /** The provider answered and said what it used. */
    AS_USED,
    /** No answer came; the call may have been made in full. */
    UNKNOWN
  }

  /** Whom the failure speaks against. */
  public enum Blame {
    /** The provider did its work. */
    NOBODY,
    /** We called too fast: fewer calls at once, and the pause it asks for. */
    PACE,
    /** The provider has trouble: fewer calls at once, and the breaker counts it. */
    SERVER,
    /** Nothing was heard: the breaker counts it. */
    LINE,
    /** No call of this account or model can succeed: the breaker opens after three. */
    ACCOUNT
  }

  private final Again again;
  private final Next next;
  private final Billing billing;
  private final Blame blame;
  private final String userMessage;

  ErrorClass(Again again, Next next, Billing billing, Blame blame, String userMessage) {
    this.again = again;
    this.next = next;
    this.billing = billing;
    this.blame = blame;
    this.userMessage = userMessage;
  }

  public Again again() {
    return again;
  }

  public boolean asksNextModel() {
    return next == NEXT_MODEL;
  }

  public Billing billing() {
    return billing;
  }

  public Blame blame() {
    return blame;
  }

  /** Whether a client that asks again later may get a text. */
  public boolean isRetriable() {
    return again != NEVER || blame == ACCOUNT;
  }

  /** What to say to the end user. */
  public String userMessage() {
    return userMessage;
  }

  private static final class Words {
    static final String BUSY =
        "Many texts are being written at the moment. Please try again later.";
    static final String OURS =
        "Texts cannot be written at the moment. We have to sort this out first.";
    static final String TROUBLE = "The text service is having trouble. Please try again later.";
    static final String SLOW = "The text service took too long to answer. Please try again later.";
    static final String AWAY = "The text service could not be reached. Please try again later.";
    static final String DAMAGED = "The text came back damaged. Please try again later.";
    static final String UNFINISHED = "The text could not be finished. Please try again later.";
    static final String NOTHING = "No text was written. Please try again later.";
    static final String REJECTED = "The text did not pass our checks. Please try again later.";
    static final String DECLINED = "The text service declined to write about this.";
    static final String WRONG = "This text cannot be written as it was asked for.";
    static final String UNKNOWN_SUBJECT = "We do not know enough to write about this.";
    static final String NOT_WRITTEN = "The text was not written. Please try again later.";
    static final String INTERRUPTED =
        "Writing the text was interrupted too often. Please try again later.";
  }
}
