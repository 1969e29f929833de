package com.moviemind.local.faults;

import com.moviemind.local.client.Api;
import com.moviemind.local.faults.evidence.EventLogRows;
import com.moviemind.local.faults.follow.Followers;
import com.moviemind.local.faults.harm.Ground;
import com.moviemind.local.faults.load.Tenant;
import com.moviemind.local.faults.load.Works;
import com.moviemind.local.faults.plan.RoundPlan;
import com.moviemind.local.installation.Installation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Rounds on one installation, one after the other. */
public final class Rounds implements AutoCloseable {

  private final Ground ground;
  private final Duration patience;
  private final Consumer<String> out;
  private final List<Tenant> tenants;
  private final Works works;
  private final Followers followers;
  private final Api api;

  private Rounds(Ground ground, Api api, Works works, Duration patience, Consumer<String> out) {
    var address = ground.installation().api().toString();
    this.ground = ground;
    this.api = api;
    this.works = works;
    this.patience = patience;
    this.out = out;
    this.tenants = List.of(Tenant.made(api, address), Tenant.made(api, address));
    this.followers = Followers.of(tenants, new EventLogRows(ground.scene().database()));
  }

  /**
   * Makes the tenants who will ask.
   *
   * @param installation started as {@link Ground#options} says
   * @param films which films to ask for, by their slugs
   * @param order draws the order in which films are asked for
   * @param patience how long a round may take to come to rest once nothing hurts it any more
   * @param out hears what happens, a line at a time, from any thread
   */
  public static Rounds on(
      Installation installation,
      Predicate<String> films,
      long order,
      Duration patience,
      Consumer<String> out) {
    var api = new Api(installation.api().toString(), installation.adminKey());
    return new Rounds(Ground.of(installation), api, Works.of(api, films, order), patience, out);
  }

  /** Fights the round of this seed. */
  public Verdict fight(long seed) throws InterruptedException {
    var plan = RoundPlan.of(seed, ground.range());
    out.accept("Round with seed %d".formatted(seed));
    try {
      var verdict = new Round(ground, followers, plan, patience, out).fight(tenants, works);
      verdict.violations().forEach(it -> out.accept("  VIOLATION " + it));
      out.accept(verdict.line());
      return verdict;
    } catch (SQLException e) {
      var verdict = Verdict.without(plan, "the database does not answer: " + e.getMessage());
      out.accept(verdict.line());
      return verdict;
    }
  }

  @Override
  public void close() {
    followers.close();
    api.close();
  }
}
