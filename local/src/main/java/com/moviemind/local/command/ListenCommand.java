package com.moviemind.local.command;

import com.moviemind.local.client.Api;
import com.moviemind.local.installation.Refused;
import com.moviemind.local.installation.Status;
import com.moviemind.local.listen.Listener;
import com.moviemind.servers.process.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A receiver of webhooks for trying things out. */
@Command(
    name = "listen",
    description = {
      "Receive webhooks on this machine (127.0.0.1) and print each delivery, verified.",
      "With --register it registers itself at the running installation, with the demo key, and removes",
      "itself at the end; with --secret it verifies what you register yourself. Ctrl-C ends it."
    })
final class ListenCommand implements Callable<Integer> {

  private static final String ENDPOINTS = "/api/v1/webhooks/endpoints";

  @Mixin private Place place = new Place();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Where to listen. Default: a free port.")
  private int port;

  @Option(
      names = "--secret",
      paramLabel = "WHSEC",
      description = "The endpoint's secret, as shown when it was registered (whsec_...).")
  private @Nullable String secret;

  @Option(names = "--register", description = "Register at the running installation.")
  private boolean register;

  @Option(
      names = "--event-types",
      split = ",",
      paramLabel = "TYPE",
      description = "With --register: only these, such as job.completed or job.*.")
  private List<String> eventTypes = List.of();

  @Option(names = "--include-text", description = "With --register: events hold the text.")
  private boolean includeText;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "2147483647",
      description = "End after so many verified deliveries. Default: never.")
  private int count;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (register == (secret != null)) {
      throw new Refused("say either --register or --secret whsec_...");
    }
    if (port < 0 || port > 65_535) {
      throw new Refused("a port is a number from 1 to 65535");
    }
    if (port > 0) {
      Ports.requireFree("the receiver", port);
    }
    var out = spec.commandLine().getOut();
    try (var listener =
        new Listener(port, count, Clock.systemUTC(), line -> UpCommand.say(out, line))) {
      if (secret != null) {
        trust(listener, secret);
        UpCommand.say(out, "Listening at " + listener.address());
        listener.awaitEnough();
      } else {
        registered(listener, out);
      }
    }
    return 0;
  }

  private void registered(Listener listener, PrintWriter out) throws InterruptedException {
    var status = Status.of(place.home());
    if (status.api() == null || status.apiKey() == null) {
      throw new Refused(
          "nothing runs in %s; start it with: moviemind up".formatted(place.home().folder()));
    }
    try (var api = new Api(status.api(), status.apiKey())) {
      var answer =
          api.post(
              ENDPOINTS,
              Map.of(
                  "url",
                  listener.address(),
                  "description",
                  "moviemind listen",
                  "event_types",
                  eventTypes,
                  "include",
                  includeText ? List.of("text") : List.of()));
      trust(listener, answer.path("secret").asString(""));
      var at = ENDPOINTS + "/" + answer.path("id").asString("");
      var leaving = new Thread(() -> leave(api, at));
      Runtime.getRuntime().addShutdownHook(leaving);
      UpCommand.say(out, "Listening at %s, registered as %s".formatted(listener.address(), at));
      listener.awaitEnough();
      Runtime.getRuntime().removeShutdownHook(leaving);
      leave(api, at);
    }
  }

  private static void trust(Listener listener, String secret) {
    try {
      listener.trust(secret);
    } catch (IllegalArgumentException e) {
      throw new Refused("the secret is not one: " + e.getMessage());
    }
  }

  private static void leave(Api api, String endpoint) {
    api.delete(endpoint);
  }
}
