package com.moviemind.api.generation;

import com.moviemind.api.forecast.Outlook;
import com.moviemind.api.quotes.Bound;
import com.moviemind.api.quotes.Shortage;
import com.moviemind.api.texts.Text;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a wish for a text in one style.
 *
 * @param ownJob the tenant's live job that would be answered instead of a new one
 * @param joins somebody else's equal work is live: this would wait for the same text
 * @param text the newest one in this style and locale, which a new one would replace
 * @param bound null while no worker has said what calls cost
 * @param shortage the budget that would hold it
 */
public record Preview(
    String contextTag,
    @Nullable Job ownJob,
    boolean joins,
    @Nullable Text text,
    @Nullable Bound bound,
    @Nullable Shortage shortage,
    Outlook outlook) {

  /** The most that the tenant would be charged; zero where it pays for this text already. */
  public long micros() {
    return ownJob != null || bound == null ? 0 : bound.micros();
  }
}
