package com.moviemind.api.webhooks.history;

/** How a request ended. */
public enum Outcome {
  /** The endpoint answered with a status from 200 to 299 in time. */
  DELIVERED,
  /** Another answer, or none. */
  FAILED,
  /** It was not sent: nothing may be sent to that address. */
  REFUSED
}
