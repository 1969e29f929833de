package com.moviemind.local.command;

import com.moviemind.local.client.Api;
import com.moviemind.local.installation.Refused;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Mends what the self-audit has found, after it has shown what that would change. */
@Command(
    name = "repair",
    description = {
      "Show row by row what mending the findings would change; with --apply, change it. Each row is looked at again",
      "under its lock, and left alone where it is not so any more. Exit code 1 if anything was refused."
    })
final class AuditRepairCommand implements Callable<Integer> {

  private static final int PATIENCE_SECONDS = 60;

  @Mixin private Place place = new Place();

  @Option(names = "--kind", paramLabel = "K", description = "Only findings of this kind.")
  private @Nullable String kind;

  @Option(names = "--apply", description = "Change it. Without this nothing changes.")
  private boolean apply;

  @Option(
      names = "--accept",
      description = {
        "Not mend, but let the findings of the kind no longer count: what no command can mend."
      })
  private boolean accept;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (accept && kind == null) {
      throw new Refused("--accept needs --kind");
    }
    var out = spec.commandLine().getOut();
    try (var api = AuditCommand.operator(place)) {
      var wish = new HashMap<String, Object>();
      wish.put("action", accept ? "accept" : "repair");
      if (kind != null) {
        wish.put("kind", kind);
      }
      var plan = api.post(AuditCommand.HOME + "/repairs", wish);
      plan.at("/rows").forEach(it -> UpCommand.say(out, AuditCommand.row(it)));
      if (plan.at("/rows").isEmpty()) {
        UpCommand.say(out, "There is nothing to " + (accept ? "accept." : "mend."));
        return 0;
      }
      if (!apply) {
        UpCommand.say(out, "Nothing was changed. With --apply it is.");
        return 0;
      }
      wish.put("apply", true);
      wish.put("token", plan.at("/token").asString());
      return follow(api, api.post(AuditCommand.HOME + "/repairs", wish), out);
    }
  }

  /** Until both sides have decided about every row. */
  private static int follow(Api api, JsonNode ordered, PrintWriter out)
      throws InterruptedException {
    var open = new HashSet<String>();
    ordered.at("/rows").forEach(it -> open.add(name(it)));
    var refused = 0;
    var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!open.isEmpty() && System.nanoTime() < giveUp) {
      for (var it : api.get(ordered.at("/look_at").asString() + "&limit=1000").at("/data")) {
        var what = it.at("/what").asString("");
        if (!what.equals("ORDERED") && open.remove(name(it))) {
          refused += what.equals("REFUSED") ? 1 : 0;
          UpCommand.say(
              out, "%-8s  %s: %s".formatted(what, name(it), it.at("/detail").asString("")));
        }
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    open.forEach(it -> UpCommand.say(out, "not decided yet: " + it));
    return refused == 0 && open.isEmpty() ? 0 : 1;
  }

  private static String name(JsonNode it) {
    return it.at("/kind").asString("") + " " + it.at("/subject").asString("");
  }
}
