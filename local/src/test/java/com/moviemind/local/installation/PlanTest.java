package com.moviemind.local.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

  @TempDir Path folder;

  @Test
  void withoutAModelOfItsOwnTheWorkerIsSentToTheStandIn() throws IOException {
    var plan = plan(Map.of("OPENAI_API_KEY", "", "OPENAI_BASE_URL", " "));

    assertThat(plan.ownModel()).isFalse();
    assertThat(plan.model()).startsWith("http://127.0.0.1:").endsWith("/v1");
    assertThat(plan.tellWorker(1)).containsEntry("OPENAI_BASE_URL", plan.model());
  }

  @Test
  void aKeyAloneMeansOpenAi() throws IOException {
    var plan = plan(Map.of("OPENAI_API_KEY", "sk-x"));

    assertThat(plan.ownModel()).isTrue();
    assertThat(plan.tellWorker(1))
        .containsEntry("OPENAI_BASE_URL", "https://api.openai.com/v1")
        .containsEntry("OPENAI_API_KEY", "sk-x");
  }

  @Test
  void anAddressAloneNeedsNoKey() throws IOException {
    var plan = plan(Map.of("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1"));

    assertThat(plan.ownModel()).isTrue();
    assertThat(plan.tellWorker(1))
        .containsEntry("OPENAI_BASE_URL", "http://127.0.0.1:11434/v1")
        .containsKey("OPENAI_API_KEY");
  }

  @Test
  void whatThePersonSetPassesThroughAndWhereTheServersAreDoesNot() throws IOException {
    var plan =
        plan(
            Map.of(
                "MOVIEMIND_PROVIDER_CONCURRENCY", "64",
                "SPRING_PROFILES_ACTIVE", "dev,mine",
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://elsewhere/db"));

    assertThat(plan.tellApi(8080, 8081))
        .containsEntry("MOVIEMIND_PROVIDER_CONCURRENCY", "64")
        .containsEntry("SPRING_PROFILES_ACTIVE", "dev,mine");
    assertThat(plan.tellApi(8080, 8081).get("SPRING_DATASOURCE_URL"))
        .startsWith("jdbc:postgresql://127.0.0.1:");
  }

  @Test
  void eachApplicationConnectsAsItsOwnRole() throws IOException {
    var plan = plan(Map.of());

    assertThat(plan.tellApi(8080, 8081))
        .containsEntry("SPRING_DATASOURCE_USERNAME", "moviemind_api");
    assertThat(plan.tellWorker(1))
        .containsEntry("SPRING_DATASOURCE_USERNAME", "moviemind_worker")
        .doesNotContainKey("MOVIEMIND_DEV_ADMIN_KEY");
  }

  @Test
  void webhooksMayGoToThisMachineUnlessThePersonSaysOtherwise() throws IOException {
    assertThat(plan(Map.of()).tellApi(8080, 8081))
        .containsEntry("MOVIEMIND_WEBHOOKS_EGRESS_ALLOWHTTP", "true")
        .containsKey("MOVIEMIND_WEBHOOKS_ENCRYPTIONKEYS_HOME");
    assertThat(plan(Map.of("MOVIEMIND_WEBHOOKS_EGRESS_ALLOWHTTP", "false")).tellApi(8080, 8081))
        .containsEntry("MOVIEMIND_WEBHOOKS_EGRESS_ALLOWHTTP", "false");
  }

  @Test
  void optionsForTheirJvmsReachTheApplications() throws IOException {
    var told = plan(Map.of("MOVIEMIND_JAVA_OPTIONS", " -Xmx1g  -Xss1m ")).tellApi(8080, 8081);

    assertThat(Plan.javaOptions(told)).containsExactly("-Xmx1g", "-Xss1m");
  }

  @Test
  void aShortLifeDoesWithoutTheSlowCompilerButNotWithoutWhatWasAsked() throws IOException {
    var home = Home.at(folder);
    home.take().acquiredBy().close();
    var options = Options.of(folder).with(Map.of("MOVIEMIND_JAVA_OPTIONS", "-Xmx1g"));

    assertThat(Plan.javaOptions(Plan.of(home, options.startingFast()).tellApi(8080, 8081)))
        .containsExactly("-XX:TieredStopAtLevel=1", "-Xmx1g");
  }

  private Plan plan(Map<String, String> environment) throws IOException {
    var home = Home.at(folder);
    home.take().acquiredBy().close();
    return Plan.of(home, Options.of(folder).with(environment));
  }
}
