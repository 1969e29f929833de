package com.moviemind.worker.provider.openai;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the model is; read from the variables every OpenAI client knows, OPENAI_BASE_URL and
 * OPENAI_API_KEY.
 *
 * @param apiKey empty where the server asks for none
 */
@Validated
@ConfigurationProperties(prefix = "openai", ignoreUnknownFields = false)
record OpenAiProperties(
    @DefaultValue("https://api.openai.com/v1") @NotNull URI baseUrl,
    @DefaultValue("") String apiKey) {

  @Override
  public String toString() {
    return "OpenAiProperties[baseUrl=%s, apiKey=%s]"
        .formatted(baseUrl, apiKey.isEmpty() ? "none" : "(hidden)");
  }
}
