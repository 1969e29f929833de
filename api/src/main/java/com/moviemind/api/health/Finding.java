package com.moviemind.api.health;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What a check found: well or not, and what there is to say about it. */
record Finding(boolean success, String status, @JsonAnyGetter Map<String, Object> facts) {

  static Finding well(String status) {
    return new Finding(true, status, Map.of());
  }

  static Finding ill(String status) {
    return new Finding(false, status, Map.of());
  }

  Finding with(String fact, Object value) {
    var more = new LinkedHashMap<>(facts);
    more.put(fact, value);
    return new Finding(success, status, more);
  }

  ResponseEntity<Finding> answer() {
    return ResponseEntity.status(success ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(this);
  }
}
