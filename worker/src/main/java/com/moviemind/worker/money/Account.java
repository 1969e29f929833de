package com.moviemind.worker.money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What counts against a cap in a period.
 *
 * @param owner a tenant, or {@link Owner#INSTALLATION}
 * @param chargedMicros reserved, or charged where settled or lost
 */
record Account(UUID owner, Period period, LocalDate starts, long capMicros, long chargedMicros) {

  static Account of(ResultSet row) throws SQLException {
    return new Account(
        row.getObject(1, UUID.class),
        Period.of(row.getString(2)),
        row.getObject(3, LocalDate.class),
        row.getLong(4),
        row.getLong(5));
  }

  boolean concerns(Reservation reservation) {
    return (owner.equals(Owner.INSTALLATION) || owner.equals(reservation.tenantId()))
        && period.startOf(reservation.day()).equals(starts);
  }

  boolean has(long micros) {
    return micros <= capMicros - chargedMicros;
  }

  Account plus(long micros) {
    return new Account(owner, period, starts, capMicros, chargedMicros + micros);
  }
}
