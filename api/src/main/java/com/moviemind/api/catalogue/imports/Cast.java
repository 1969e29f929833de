package com.moviemind.api.catalogue.imports;

import com.moviemind.api.catalogue.lines.Line.Mention;
import com.moviemind.api.catalogue.lines.Line.OfTitle;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who the people are that some titles mention. */
final class Cast {

  private record Who(String groupKey, @Nullable Integer birthYear) {}

  private final Map<Who, UUID> people = new HashMap<>();
  private final Map<UUID, String> names = new HashMap<>();

  private Cast() {}

  static Cast of(JdbcTemplate jdbc, Collection<OfTitle> titles) {
    var cast = new Cast();
    var keys =
        titles.stream()
            .flatMap(it -> it.credits().stream())
            .map(it -> PeopleStep.keyOfMention(it.name()))
            .distinct()
            .toArray(String[]::new);
    jdbc.query(
        "select s.group_key, s.birth_year, p.id, p.name from staged_person s"
            + " join api.person p on p.id = s.person_id where s.group_key = any(?)",
        row -> {
          var id = row.getObject("id", UUID.class);
          var who = new Who(row.getString("group_key"), row.getObject("birth_year", Integer.class));
          cast.people.put(who, id);
          cast.names.put(id, row.getString("name"));
        },
        (Object) keys);
    return cast;
  }

  UUID personOf(Mention mention) {
    var who = new Who(PeopleStep.keyOfMention(mention.name()), mention.birthYear());
    return Objects.requireNonNull(people.get(who), "every mention was resolved");
  }

  @Nullable String nameOf(UUID person) {
    return names.get(person);
  }
}
