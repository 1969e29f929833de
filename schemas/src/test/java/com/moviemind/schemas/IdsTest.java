package com.moviemind.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void idsAreVersion7OfTheRfcVariant() {
    var id = Ids.next();
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void idsCarryTheTimeTheyWereMade() {
    var before = System.currentTimeMillis();
    var made = Ids.next().getMostSignificantBits() >>> 16;
    assertThat(made).isBetween(before, System.currentTimeMillis());
  }

  @Test
  void idsDoNotRepeat() {
    assertThat(Stream.generate(Ids::next).limit(100_000)).doesNotHaveDuplicates();
  }
}
