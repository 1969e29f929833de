package com.moviemind.api.openapi;

import com.moviemind.api.access.Caller;
import com.moviemind.api.limits.GenerationAllowance;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  private static final String DESCRIPTION =
      """
      Original descriptions of films, series and people, in many languages and styles. A wish for a \
      text is answered at once with a job; the job is followed to its end. Everything that goes \
      wrong is an RFC 9457 problem, whose types are described at https://moviemind.dev/problems/.\
      """;

  OpenApiConfiguration() {
    // Made by argument resolvers, not sent by clients.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, GenerationAllowance.class);
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("MovieMind")
                .version("1")
                .description(DESCRIPTION)
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/").description("This server")))
        .components(
            new Components()
                .addSecuritySchemes("apiKey", inHeader("X-API-Key"))
                .addSecuritySchemes("rapidApiKey", inHeader("X-RapidAPI-Key"))
                .addSecuritySchemes(
                    "bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
        .security(
            List.of(
                new SecurityRequirement().addList("apiKey"),
                new SecurityRequirement().addList("rapidApiKey"),
                new SecurityRequirement().addList("bearer")));
  }

  private static SecurityScheme inHeader(String name) {
    return new SecurityScheme()
        .type(SecurityScheme.Type.APIKEY)
        .in(SecurityScheme.In.HEADER)
        .name(name);
  }

  @Bean
  @Order(1)
  GlobalOpenApiCustomizer problemsAsResponses() {
    return new ProblemResponses();
  }

  @Bean
  @Order(2)
  GlobalOpenApiCustomizer namesAsSent() {
    return new SentNames();
  }
}
