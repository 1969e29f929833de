package com.moviemind.api.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.imports.Imports;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@ApiOnRealServers
class StatementsTest {

  @Autowired Titles titles;
  @Autowired People people;
  @Autowired Imports imports;
  @Autowired EntityManagerFactory entities;

  @BeforeEach
  void load() throws IOException {
    try (var sample = new ClassPathResource("catalogue/sample.ndjson").getInputStream()) {
      assertThat(imports.run("test", sample, _ -> {}).rejected()).isZero();
    }
  }

  @Test
  void aPageOfTitlesCostsAsManyStatementsAsOneTitle() {
    var ids = titles.find(EntityType.MOVIE, everything()).ids();
    assertThat(ids).hasSize(100);
    assertThat(statements(() -> titles.cards(ids.subList(0, 1)))).isEqualTo(2);
    assertThat(statements(() -> titles.cards(ids))).isEqualTo(2);
    assertThat(titles.cards(ids)).extracting(TitleCard::id).containsExactlyElementsOf(ids);
  }

  @Test
  void aPageOfPeopleCostsAsManyStatementsAsOnePerson() {
    var ids = people.find(everything()).ids();
    assertThat(statements(() -> people.cards(ids.subList(0, 1)))).isEqualTo(2);
    assertThat(statements(() -> people.cards(ids))).isEqualTo(2);
  }

  @Test
  void unknownIdsAreLeftOut() {
    assertThat(titles.cards(List.of(UUID.randomUUID()))).isEmpty();
    assertThat(people.cards(List.of())).isEmpty();
  }

  private static Lookup everything() {
    return new Lookup(null, null, 100, 0, null);
  }

  /** Those of Hibernate; names and ids come with one more by JDBC. */
  private long statements(Runnable work) {
    var statistics = entities.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    long before = statistics.getPrepareStatementCount();
    work.run();
    return statistics.getPrepareStatementCount() - before;
  }
}
