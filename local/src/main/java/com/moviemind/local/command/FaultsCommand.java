package com.moviemind.local.command;

import com.moviemind.local.faults.RoundBook;
import com.moviemind.local.faults.Rounds;
import com.moviemind.local.faults.Verdict;
import com.moviemind.local.faults.harm.Ground;
import com.moviemind.local.installation.Home;
import com.moviemind.local.installation.Installation;
import com.moviemind.local.installation.Refused;
import com.moviemind.servers.process.Ports;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Hurts an installation under load, round by round, and checks every promise after each. */
@Command(
    name = "faults",
    description = {
      "Start everything with two workers in a home of its own, keep it under load, and in each round kill,",
      "pause and restart processes, let the model misbehave, fill the broker's disk and set clocks wrong, as",
      "drawn from the round's seed. After each round check from outside that no job was lost, nothing was",
      "written twice, and the ledger is not below the bill. Exit code 1 if anything did not hold.",
      "A round takes up to a minute. Ctrl-C ends the rounds; --resume goes on with those that are left."
    },
    footer = {
      "",
      "The rounds' seeds are S, S+1, S+2, and so on; one round again: faults --rounds 1 --seed S.",
      "Verdicts are kept in rounds.jsonl in the home, which also keeps data and logs until the next run."
    })
final class FaultsCommand implements Callable<Integer> {

  private static final String HOME = ".moviemind-faults";

  @Mixin private Place place = new Place();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many rounds. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The first round's seed. Default: drawn, and printed.")
  private @Nullable Long seed;

  @Option(
      names = "--resume",
      description = "Leave out the seeds that have a verdict; start with the seed of the last run.")
  private boolean resume;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = {
        "How long a round may take to come to rest once nothing hurts it any more;",
        "more on a machine that is busy with other things. Default: ${DEFAULT-VALUE}."
      })
  private int patience;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (rounds < 1 || patience < 1) {
      throw new Refused("--rounds and --patience: at least 1");
    }
    var out = spec.commandLine().getOut();
    var home = place.isGiven() ? place.home() : Home.at(Path.of(HOME));
    var book = new RoundBook(home.folder().resolve("rounds.jsonl"));
    if (!resume) {
      book.clear();
    }
    if (home.exists() && home.launcher().isEmpty()) {
      home.empty();
    }
    var first = firstSeed(book.verdicts());
    var done = book.verdicts().stream().map(Verdict::seed).collect(Collectors.toSet());
    var left =
        LongStream.range(first, first + rounds).filter(it -> !done.contains(it)).boxed().toList();
    UpCommand.say(
        out,
        "%d rounds from seed %d, %d of them done.".formatted(rounds, first, rounds - left.size()));
    if (!left.isEmpty()) {
      fight(home, book, left, out);
    }
    return sum(book.verdicts(), home, out);
  }

  private long firstSeed(List<Verdict> verdicts) {
    if (seed != null) {
      return seed;
    }
    return verdicts.isEmpty()
        ? new Random().nextInt(1_000_000)
        : verdicts.stream().mapToLong(Verdict::seed).min().orElseThrow();
  }

  private void fight(Home home, RoundBook book, List<Long> seeds, PrintWriter out)
      throws InterruptedException {
    var options = Ground.options(home.folder()).withPort(Ports.free(1).getFirst());
    var limit = Duration.ofSeconds(patience);
    try (var installation = Installation.start(options, line -> UpCommand.say(out, "  | " + line));
        var fights =
            Rounds.on(
                installation,
                _ -> true,
                seeds.getFirst(),
                limit,
                line -> UpCommand.say(out, line))) {
      for (var it : seeds) {
        book.add(fights.fight(it));
      }
    }
  }

  private static int sum(List<Verdict> verdicts, Home home, PrintWriter out) {
    var bad = verdicts.stream().filter(it -> !it.holds()).toList();
    verdicts.stream()
        .flatMap(it -> it.harms().stream())
        .collect(Collectors.groupingBy(it -> it, java.util.TreeMap::new, Collectors.counting()))
        .forEach((kind, times) -> UpCommand.say(out, "  %4d  %s".formatted(times, kind)));
    UpCommand.say(
        out,
        "%d rounds, %d with violations; %d attempts in flight at kills and pauses, %d lost, %d repeated."
            .formatted(
                verdicts.size(),
                bad.size(),
                verdicts.stream().mapToLong(it -> it.toll().interrupted()).sum(),
                verdicts.stream().mapToLong(it -> it.toll().lost()).sum(),
                verdicts.stream().mapToLong(it -> it.toll().replaced()).sum()));
    bad.forEach(it ->
        UpCommand.say(out, "Again: ./moviemind faults --rounds 1 --seed %d".formatted(it.seed())));
    if (!bad.isEmpty()) {
      UpCommand.say(out, "Data and logs are in " + home.folder());
    }
    return bad.isEmpty() ? 0 : 1;
  }
}
