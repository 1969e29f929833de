package com.moviemind.worker.money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Money of a tenant, set aside for a call.
 *
 * @param tenantId who pays
 * @param day when it was set aside (UTC): the day and month whose caps it counts against, whenever
 *     the call ends
 * @param micros in micro-dollars
 */
public record Reservation(UUID tenantId, LocalDate day, long micros) {

  public static Reservation at(Instant at, UUID tenantId, long micros) {
    return new Reservation(tenantId, LocalDate.ofInstant(at, ZoneOffset.UTC), micros);
  }
}
