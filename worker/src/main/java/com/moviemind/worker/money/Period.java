package com.moviemind.worker.money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** What a cap holds for, in UTC. */
public enum Period {
  DAY,
  MONTH;

  static Period of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As the database and the interface have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first day of the period that this day belongs to. */
  LocalDate startOf(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /** When the period that starts then is over. */
  Instant endAfter(LocalDate starts) {
    var next =
        switch (this) {
          case DAY -> starts.plusDays(1);
          case MONTH -> starts.plusMonths(1);
        };
    return next.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
