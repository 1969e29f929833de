package com.moviemind.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/movies, READ",
    "HEAD, /api/v1/movies, READ",
    "GET, /api/v1/administrators, READ",
    "POST, /api/v1/generate, GENERATE",
    "DELETE, /api/v1/jobs/1, GENERATE",
    "INVENTED, /api/v1/movies, GENERATE",
    "GET, /api/v1/webhooks, WEBHOOKS",
    "GET, /api/v1/webhooks/endpoints, WEBHOOKS",
    "DELETE, /api/v1/webhooks/endpoints/1, WEBHOOKS",
    "GET, /api/v1/webhooksx, READ",
    "GET, /api/v1/admin, ADMIN",
    "GET, /api/v1/admin/tenants, ADMIN",
    "POST, /api/v1/admin/catalogue/imports, ADMIN",
    "GET, /actuator/prometheus, ADMIN"
  })
  void everyAddressNeedsItsScope(String method, String path, Scope needed) {
    assertThat(AccessRules.needed(method, path)).isEqualTo(needed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/healthy", "/api/v1/movies", "/api/v1/openapi.json/x", "/actuator"})
  void nothingElseIsOpen(String path) {
    assertThat(AccessRules.open(path)).isFalse();
  }

  @Test
  void theOlderHeadersComeFirst() {
    assertThat(AccessRules.presented("a", "b", "Bearer c")).isEqualTo("a");
    assertThat(AccessRules.presented(null, "b", "Bearer c")).isEqualTo("b");
    assertThat(AccessRules.presented(null, null, "bearer c")).isEqualTo("c");
    assertThat(AccessRules.presented(null, null, "Basic c")).isNull();
    assertThat(AccessRules.presented(null, null, null)).isNull();
  }

  @Test
  void aKeyIsNeverPrinted() {
    var secret = ApiKeySecret.mint();
    assertThat(secret.toString()).doesNotContain(secret.text()).hasSizeLessThan(13);
  }

  @Test
  void keysAreWellFormedAndDiffer() {
    assertThat(ApiKeySecret.mint().wellFormed()).isTrue();
    assertThat(ApiKeySecret.mint()).isNotEqualTo(ApiKeySecret.mint());
  }
}
