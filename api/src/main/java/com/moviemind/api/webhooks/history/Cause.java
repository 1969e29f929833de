package com.moviemind.api.webhooks.history;

/** Why a request was sent. */
public enum Cause {
  /** The event's turn. */
  EVENT,
  /** It failed before. */
  RETRY,
  /** To see whether a parked endpoint recovered. */
  PROBE,
  /** Its owner asked for it again. */
  REDELIVERY,
  /** Its owner tries the endpoint. */
  PING
}
