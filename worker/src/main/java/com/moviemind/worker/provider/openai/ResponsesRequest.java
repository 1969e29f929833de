package com.moviemind.worker.provider.openai;

import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.worker.provider.ProviderProperties;
import com.moviemind.worker.provider.TextProvider.Call;
import com.openai.core.JsonValue;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFormatTextJsonSchemaConfig;
import com.openai.models.responses.ResponseTextConfig;
import java.util.List;
import java.util.Map;

/** How a call is said in the Responses API: the answer's shape is a strict JSON schema. */
final class ResponsesRequest {

  private static final ResponseTextConfig DESCRIPTION =
      ResponseTextConfig.builder()
          .format(
              ResponseFormatTextJsonSchemaConfig.builder()
                  .name("description")
                  .strict(true)
                  .schema(
                      ResponseFormatTextJsonSchemaConfig.Schema.builder()
                          .putAdditionalProperty("type", JsonValue.from("object"))
                          .putAdditionalProperty(
                              "properties",
                              JsonValue.from(Map.of("text", Map.of("type", "string"))))
                          .putAdditionalProperty("required", JsonValue.from(List.of("text")))
                          .putAdditionalProperty("additionalProperties", JsonValue.from(false))
                          .build())
                  .build())
          .build();

  private final ProviderProperties provider;
  private final Tracing tracing;

  ResponsesRequest(ProviderProperties provider, Tracing tracing) {
    this.provider = provider;
    this.tracing = tracing;
  }

  ResponseCreateParams of(Call call) {
    var request =
        ResponseCreateParams.builder()
            .model(call.model())
            .instructions(call.instructions())
            .input(call.input())
            .text(DESCRIPTION)
            .maxOutputTokens(provider.maxOutputTokens())
            .store(false)
            .putAdditionalHeader("Idempotency-Key", call.attemptId().toString());
    var trace = tracing.forProvider();
    if (trace != null) {
      request.putAdditionalHeader("traceparent", trace);
    }
    var effort = provider.reasoningEffort();
    if (effort != null) {
      request.reasoning(Reasoning.builder().effort(ReasoningEffort.of(effort)).build());
    }
    return request.build();
  }
}
