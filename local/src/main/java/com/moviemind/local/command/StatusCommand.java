package com.moviemind.local.command;

import com.moviemind.local.client.Api;
import com.moviemind.local.installation.Home;
import com.moviemind.local.installation.Status;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what runs and where. */
@Command(
    name = "status",
    description = "Tell what runs, and where. Exit code 0 if everything is ready, else 1.")
final class StatusCommand implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(names = "--json", description = "As JSON, with addresses, keys and process ids.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var home = place.home();
    var told = Status.of(home);
    var answers = told.management() != null && Api.isReady(told.management());
    var status = answers ? told : told.butNotReady();
    var out = spec.commandLine().getOut();
    out.println(json ? status.toJson() : told(home, status));
    out.flush();
    return status.ready() ? 0 : 1;
  }

  private static String told(Home home, Status status) {
    if (status.api() != null) {
      return table(home.folder().toString(), status);
    }
    return (home.launcher().isPresent() ? "Not ready yet: " : "Nothing runs in ") + home.folder();
  }

  private static String table(String home, Status status) {
    var pids = status.pids();
    var workers = pids.worker().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return """
    %s in %s

    api              %-8s %s
    workers          %s
    postgres         %-8s %s
    kafka            %-8s %s
    schema registry  %-8s %s
    redis            %-8s %s
    model            %-8s %s
    management       %-8s %s
    demo key         %-8s %s\
    """
        .formatted(
            status.ready() ? "Ready" : "Not ready",
            home,
            shown(pids.api()),
            status.api(),
            workers,
            shown(pids.postgres()),
            status.postgres(),
            shown(pids.kafka()),
            status.kafka(),
            shown(pids.schemaRegistry()),
            status.schemaRegistry(),
            shown(pids.redis()),
            status.redis(),
            shown(pids.model()),
            status.model(),
            "",
            status.management(),
            "",
            status.apiKey());
  }

  private static String shown(@Nullable Long pid) {
    return pid == null ? "-" : pid.toString();
  }
}
