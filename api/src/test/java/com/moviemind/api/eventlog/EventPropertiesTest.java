package com.moviemind.api.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventPropertiesTest {

  private static final long MEGABYTE = 1 << 20;

  private final EventProperties properties = new EventProperties(8_000, 6_000);

  @Test
  void aLargeHeapBearsAsManyAsAreAllowed() {
    assertThat(properties.followersWithin(4_096 * MEGABYTE)).isEqualTo(8_000);
    assertThat(properties.followersPerTenantWithin(4_096 * MEGABYTE)).isEqualTo(6_000);
  }

  @Test
  void aSmallHeapBearsFewerAndATenantStillNotAllOfThem() {
    assertThat(properties.followersWithin(512 * MEGABYTE)).isEqualTo(1_789);
    assertThat(properties.followersPerTenantWithin(512 * MEGABYTE)).isEqualTo(1_341);
  }
}
