package com.moviemind.worker.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OpenAiPropertiesTest {

  @EnableConfigurationProperties(OpenAiProperties.class)
  static class Config {}

  private final ApplicationContextRunner app =
      new ApplicationContextRunner().withUserConfiguration(Config.class);

  @Test
  void defaults() {
    app.run(it ->
        assertThat(it.getBean(OpenAiProperties.class))
            .isEqualTo(new OpenAiProperties(URI.create("https://api.openai.com/v1"), "")));
  }

  @Test
  void variablesEveryOpenAiClientKnowsAreRead() {
    app.withInitializer(it ->
            it.getEnvironment()
                .getPropertySources()
                .replace(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of(
                            "OPENAI_BASE_URL", "http://127.0.0.1:11434/v1",
                            "OPENAI_API_KEY", "sk-1",
                            "OPENAI_ORG_ID", "somebody's"))))
        .run(it ->
            assertThat(it.getBean(OpenAiProperties.class))
                .isEqualTo(new OpenAiProperties(URI.create("http://127.0.0.1:11434/v1"), "sk-1")));
  }

  @Test
  void misspeltKeyStopsTheStart() {
    app.withPropertyValues("openai.base-uri=http://127.0.0.1")
        .run(it -> assertThat(it).hasFailed());
  }

  @Test
  void keyIsNotShown() {
    assertThat(new OpenAiProperties(URI.create("http://127.0.0.1"), "sk-secret").toString())
        .doesNotContain("sk-secret");
  }
}
