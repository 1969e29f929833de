package com.moviemind.api;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class RoomsTest {

  @Test
  void roomsUseOnlyTheDoorsTheyName() {
    ApplicationModules.of(ApiApplication.class).verify();
  }
}
