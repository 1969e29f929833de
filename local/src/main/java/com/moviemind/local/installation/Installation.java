package com.moviemind.local.installation;

import com.moviemind.schemas.DatabaseSetup;
import com.moviemind.schemas.SetUpDatabase;
import com.moviemind.servers.Postgres;
import com.moviemind.servers.Server;
import com.moviemind.servers.SmallDisk;
import com.moviemind.servers.clock.WrongClock;
import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.PortInUse;
import com.moviemind.servers.process.Ports;
import java.net.URI;
import java.nio.channels.FileLock;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A running installation. Closing it stops every process; the data stay in the home. */
public final class Installation implements AutoCloseable {

  private final Plan plan;
  private final FileLock lock;
  private final Keepers keepers;
  private final StatusBoard board;
  private final Rig rig;

  private Installation(Plan plan, FileLock lock, Rig rig, News news) {
    this.plan = plan;
    this.lock = lock;
    this.rig = rig;
    this.board = new StatusBoard(plan);
    this.keepers = new Keepers(news, board::publish, plan.options().hardship().longestPause());
  }

  /**
   * Starts everything and waits until it is ready.
   *
   * @throws Refused if the home cannot be used, or is in use
   * @throws PortInUse if the port asked for is not free
   * @throws DidNotStart if a process does not start; nothing is left running then
   */
  public static Installation start(Options options, News news) {
    var home = Home.at(options.home());
    var lock = home.take();
    home.sweep().forEach(it -> news.say("ended " + it + ", left over from an earlier start"));
    var installation = installation(home, options, lock, news);
    // Before anything starts, so that an impatient Ctrl-C leaves nothing behind either.
    Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "closing"));
    try {
      installation.board.open(
          Parts.start(
              installation.keepers,
              installation.plan,
              installation.rig,
              installation::setUpDatabase));
      return installation;
    } catch (CompletionException e) {
      installation.close();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  private static Installation installation(Home home, Options options, FileLock lock, News news) {
    var plan = Plan.of(home, options);
    return new Installation(plan, lock, Rig.of(plan), news);
  }

  public Home home() {
    return plan.home();
  }

  public URI api() {
    return URI.create(plan.api());
  }

  /** May read and generate. */
  public String apiKey() {
    return plan.secrets().apiKey();
  }

  /** May do everything. */
  public String adminKey() {
    return plan.secrets().adminKey();
  }

  public String kafka() {
    return plan.kafka();
  }

  public String schemaRegistry() {
    return plan.schemaRegistry();
  }

  /** The prefix of topics, consumer groups and cache keys. */
  public String name() {
    return Objects.requireNonNullElse(
        plan.options().variable("MOVIEMIND_INSTALLATION"), "moviemind");
  }

  /** Where each worker answers for health and metrics. */
  public List<URI> workerManagement() {
    return IntStream.rangeClosed(1, plan.options().workers())
        .mapToObj(it -> URI.create("http://127.0.0.1:" + plan.ports().of("worker-" + it)))
        .toList();
  }

  /** The process of a part by its name, such as {@code worker-1}; zero when it does not run. */
  public long pid(String part) {
    return board.pid(part);
  }

  /** The broker's disk, which can be filled; null where it is the machine's own. */
  public @Nullable SmallDisk brokerDisk() {
    return rig.disk();
  }

  /** The workers' clocks in their order, which can be set wrong; empty where they cannot. */
  public List<WrongClock> workerClocks() {
    return rig.clocks();
  }

  /**
   * Starts a further api on the same servers, as a process of its own that nobody starts again;
   * waits until it is ready.
   */
  public Server anotherApi() {
    var free = Ports.free(2);
    var told = plan.tellApi(free.getFirst(), free.getLast());
    return Application.api(plan.home().folder(), "api-2", free.getFirst(), free.getLast(), told);
  }

  public Status status() {
    return board.status();
  }

  @Override
  public synchronized void close() {
    if (lock.isValid()) {
      board.close();
      keepers.close();
      rig.close();
      plan.home().leave(lock);
    }
  }

  private void setUpDatabase(Postgres postgres) {
    var secrets = plan.secrets();
    try {
      SetUpDatabase.run(
          new DatabaseSetup(
              postgres.jdbcUrl(Postgres.SUPERUSER),
              Postgres.SUPERUSER,
              secrets.password("postgres"),
              Plan.DATABASE,
              secrets.password("owner"),
              secrets.password("api"),
              secrets.password("worker")));
    } catch (SQLException e) {
      throw new DidNotStart("the database cannot be set up: " + e.getMessage(), e);
    }
  }
}
