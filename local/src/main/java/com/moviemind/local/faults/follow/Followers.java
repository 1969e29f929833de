package com.moviemind.local.faults.follow;

import com.moviemind.local.faults.evidence.EventLogRows;
import com.moviemind.local.faults.load.Tenant;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Receivers for the webhooks of each tenant of the rounds: one that always takes what comes, and
 * for the first tenant another that is ill now and then while a round hurts.
 */
public final class Followers implements AutoCloseable {

  private static final long SPELL_NANOS = 1_500_000_000L;

  private final List<Tenant> tenants;
  private final EventLogRows log;
  private final List<Mailbox> mailboxes = new ArrayList<>();
  private volatile boolean sickly;

  private Followers(List<Tenant> tenants, EventLogRows log) {
    this.tenants = tenants;
    this.log = log;
  }

  /** Registers them all. */
  public static Followers of(List<Tenant> tenants, EventLogRows log) {
    var followers = new Followers(tenants, log);
    tenants.forEach(it -> followers.mailboxes.add(new Mailbox(it, "steady", () -> false)));
    followers.mailboxes.add(new Mailbox(tenants.getFirst(), "sickly", followers::isIll));
    followers.mailboxes.forEach(Mailbox::register);
    return followers;
  }

  /** Follows from here on, until it is closed. */
  public Watch watch() throws SQLException {
    sickly = true;
    return new Watch(tenants, mailboxes, log);
  }

  /** Whoever was ill now and then is well. */
  public void heal() {
    sickly = false;
  }

  @Override
  public void close() {
    mailboxes.forEach(Mailbox::close);
  }

  /** Spells that are long enough to open a breaker, and short enough to close it in between. */
  private boolean isIll() {
    return sickly && System.nanoTime() / SPELL_NANOS % 2 == 0;
  }
}
