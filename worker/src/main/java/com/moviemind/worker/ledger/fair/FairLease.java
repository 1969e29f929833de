package com.moviemind.worker.ledger.fair;

import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.Instance;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.ledger.Vacancies;
import com.moviemind.worker.ledger.WorkItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Leases items to this process: interactive ones first but for what batch is due, and in each lane
 * the tenants' by their weights.
 */
public final class FairLease {

  /**
   * A tenant that had less ready than was its turn leaves room for others; who they are the next
   * look finds out.
   */
  private static final int MOST_SHORT_LOOKS = 3;

  /** So that the sharing out of many turns among many tenants stays cheap. */
  private static final int MOST_AT_ONCE = 256;

  private final JdbcTemplate jdbc;
  private final Instance instance;
  private final LaneClock urgent = new LaneClock();
  private final LaneClock rest = new LaneClock();
  private final BatchShare share;

  /**
   * @param batchShare the part of the claims that batch keeps while interactive work never ends
   */
  public FairLease(JdbcTemplate jdbc, Instance instance, double batchShare) {
    this.jdbc = jdbc;
    this.instance = instance;
    this.share = new BatchShare(batchShare);
  }

  /** For whom items are leased. */
  public Instance instance() {
    return instance;
  }

  /** In the caller's transaction; one at a time, since the turns are this process's. */
  public synchronized List<Leased> take(Vacancies vacancies) {
    var leased = new ArrayList<Leased>();
    var any = vacancies.any();
    var batch = vacancies.batch();
    for (var shortLooks = 0; any > 0 && shortLooks < MOST_SHORT_LOOKS; ) {
      var room = Math.min(any, MOST_AT_ONCE);
      var found = look(room, Math.min(batch, room));
      leased.addAll(found.leased());
      any -= found.count();
      batch = Math.min(any, batch - found.rest().count());
      if (!found.worthAnother(any, batch)) {
        break;
      }
      shortLooks += found.count() < room ? 1 : 0;
    }
    return leased;
  }

  private Look look(int any, int batch) {
    var due = Math.min(share.due(), batch);
    var nanoTime = System.nanoTime();
    urgent.advance(nanoTime);
    rest.advance(nanoTime);
    var found = new Look(any - due, Math.min(any, batch));
    jdbc.execute(LeaseStatement.IN_ORDER);
    jdbc.query(
        LeaseStatement.SQL,
        row -> {
          found.add(leased(row), row.getInt(15), row.getInt(16), row.getInt(17));
        },
        any - due,
        urgent.now(),
        urgent.json(),
        batch,
        any,
        rest.now(),
        rest.json(),
        instance.name(),
        instance.lease().toMillis());
    found.urgent().tell(urgent, nanoTime);
    found.rest().tell(rest, nanoTime);
    share.claimed(found.urgent().count(), found.rest().count());
    if (found.rest().count() < Math.min(batch, any - found.urgent().count())) {
      share.nothingWaits();
    }
    return found;
  }

  private static Leased leased(ResultSet row) throws SQLException {
    var item =
        new WorkItem(
            row.getObject(1, UUID.class),
            new Subject(
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getLong(6)),
            Lane.of(row.getString(7)),
            row.getObject(8, UUID.class),
            row.getString(9),
            row.getInt(10),
            row.getInt(18),
            new WorkItem.Origin(row.getObject(19, UUID.class), row.getString(20)));
    return new Leased(
        item,
        row.getInt(11),
        row.getLong(12),
        row.getTimestamp(13).toInstant(),
        row.getTimestamp(14).toInstant());
  }
}
