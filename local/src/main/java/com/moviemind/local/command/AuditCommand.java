package com.moviemind.local.command;

import com.moviemind.local.client.Api;
import com.moviemind.local.installation.Refused;
import com.moviemind.local.installation.Status;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows what the self-audit of the running installation has found. */
@Command(
    name = "audit",
    description = {
      "Show what the running installation's self-audit has found: what does not hold, in whose data, since when,",
      "and what a repair would change. Exit code 1 if anything is open. docs/audit.md explains each kind."
    },
    subcommands = AuditRepairCommand.class)
final class AuditCommand implements Callable<Integer> {

  static final String HOME = "/api/v1/admin/audit";

  @Mixin private Place place = new Place();

  @Option(names = "--kind", paramLabel = "K", description = "Only findings of this kind.")
  private @Nullable String kind;

  @Option(names = "--json", description = "As the api has it.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    try (var api = operator(place)) {
      var found = api.get(HOME + "/findings?limit=1000" + (kind == null ? "" : "&kind=" + kind));
      if (json) {
        UpCommand.say(out, found.toPrettyString());
      } else {
        found.at("/sides").forEach(it -> UpCommand.say(out, side(it)));
        found.at("/data").forEach(it -> UpCommand.say(out, row(it)));
      }
      return found.at("/data").isEmpty() ? 0 : 1;
    }
  }

  /** With the operator's key of the installation. */
  static Api operator(Place place) {
    var status = Status.of(place.home());
    if (status.api() == null || status.adminKey() == null) {
      throw new Refused(
          "nothing runs in %s; start it with: moviemind up".formatted(place.home().folder()));
    }
    return new Api(status.api(), status.adminKey());
  }

  static String row(JsonNode it) {
    return "%-6s  %-24s %s%n        %s%n        %s"
        .formatted(
            it.at("/side").asString(""),
            it.at("/kind").asString(""),
            it.at("/subject").asString(""),
            it.at("/detail").asString(""),
            it.at("/repair").asString("(no command mends this)"));
  }

  private static String side(JsonNode it) {
    return "%-6s  asked %s: %d open, %d suspected, %d accepted"
        .formatted(
            it.at("/side").asString(""),
            it.at("/asked_at").asString("not yet"),
            it.at("/open").asLong(0),
            it.at("/suspected").asLong(0),
            it.at("/accepted").asLong(0));
  }
}
