package com.moviemind.worker.money;

import java.time.LocalDate;
import java.util.UUID;

/** Who pays, and on which day. */
record Payer(UUID tenantId, LocalDate day) {

  static Payer of(Reservation reservation) {
    return new Payer(reservation.tenantId(), reservation.day());
  }
}
