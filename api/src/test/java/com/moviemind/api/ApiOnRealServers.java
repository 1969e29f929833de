package com.moviemind.api;

import com.moviemind.servers.testing.TestInstallation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole api on a random port, with a database, topics and cache keys of its own on real
 * servers. Tests with this annotation and no further configuration share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      // tests bring the titles they speak of
      "moviemind.catalogue.sample=false",
      "moviemind.dev.api-key=" + ApiOnRealServers.API_KEY,
      "moviemind.dev.admin-key=" + ApiOnRealServers.ADMIN_KEY
    })
@ActiveProfiles("dev")
@ContextConfiguration(initializers = ApiOnRealServers.Servers.class)
public @interface ApiOnRealServers {

  /** Of the tenant demo, with the scopes read and generate. */
  String API_KEY = "mm_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  /** With all scopes. */
  String ADMIN_KEY = "mm_BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  /**
   * One installation for each context. An initializer, because JPA asks for its database before
   * beans that register properties are made.
   */
  class Servers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var installation = TestInstallation.fresh();
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("real servers", installation.properties("api")));
      context.getBeanFactory().registerSingleton("testInstallation", installation);
    }
  }
}
