package com.moviemind.api.catalogue.store;

import com.moviemind.api.catalogue.facts.PersonFacts;
import com.moviemind.api.catalogue.naming.SlugChoice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes people, a fixed number of statements for any number of them. */
@Component
public class PersonStore {

  private static final String KNOWN =
      """
      select p.id, p.identity_key, json_build_object(
        'name', p.name, 'birth_date', p.birth_date, 'birth_year', p.birth_year,
        'death_date', p.death_date, 'death_year', p.death_year, 'birthplace', p.birthplace,
        'alternative', coalesce((select json_agg(n.name order by n.position)
          from api.person_name n where n.person_id = p.id and n.usage = 'ALTERNATIVE'), '[]'),
        'ids', coalesce((select json_object_agg(x.scheme, x.value)
          from api.person_external_id x where x.person_id = p.id), '{}')) as facts
      from api.person p where p.identity_key = any(:keys) order by p.created_at, p.id
      """;

  private static final String UPDATE =
      """
      update api.person p set identity_key = r.identity_key, name = r.name, birth_date = r.birth_date,
        birth_year = r.birth_year, death_date = r.death_date, death_year = r.death_year,
        birthplace = r.birthplace, version = p.version + 1, updated_at = clock_timestamp()
      from json_populate_recordset(null::api.person, :rows::json) r where p.id = r.id
      """;

  // Who was born or changed in this very transaction has a version nobody has seen yet.
  private static final String CREDITED =
      """
      update api.person set version = version + 1, updated_at = clock_timestamp()
      where id = any(:ids) and updated_at < transaction_timestamp()
      """;

  private record Row(
      UUID id,
      String slug,
      String identityKey,
      String name,
      @Nullable LocalDate birthDate,
      @Nullable Integer birthYear,
      @Nullable LocalDate deathDate,
      @Nullable Integer deathYear,
      @Nullable String birthplace) {

    static Row of(KnownPerson person, String slug) {
      var it = person.facts();
      return new Row(
          person.id(),
          slug,
          person.identityKey(),
          it.name(),
          it.birthDate(),
          it.birthYear(),
          it.deathDate(),
          it.deathYear(),
          it.birthplace());
    }
  }

  private record IdRow(UUID personId, String scheme, String value) {}

  private final JdbcClient jdbc;
  private final Rows rows;

  PersonStore(JdbcClient jdbc, Rows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  public List<KnownPerson> known(Collection<String> keys) {
    return jdbc.sql(KNOWN)
        .param("keys", keys.toArray(String[]::new))
        .query((row, _) ->
            new KnownPerson(
                row.getObject("id", UUID.class),
                row.getString("identity_key"),
                rows.read(row.getString("facts"), PersonFacts.class)))
        .list();
  }

  /** Stores new people, giving each the first free of its slugs in the order of the list. */
  public void create(List<KnownPerson> people, List<SlugChoice> choices) {
    var slugs = new TakenSlugs(this::taken);
    slugs.ask(choices.stream().flatMap(it -> it.spellings().stream()).distinct().toList());
    var inserts = new ArrayList<Row>();
    for (int i = 0; i < people.size(); i++) {
      var slug = choices.get(i).free(slugs);
      slugs.take(slug);
      inserts.add(Row.of(people.get(i), slug));
    }
    rows.insert(
        "api.person",
        "id, slug, identity_key, name, birth_date, birth_year, death_date, death_year, birthplace",
        inserts);
    storeParts(people);
  }

  /** Stores changed people under the slugs they have. */
  public void update(List<KnownPerson> people) {
    if (people.isEmpty()) {
      return;
    }
    rows.send(UPDATE, people.stream().map(it -> Row.of(it, "")).toList());
    var ids = people.stream().map(KnownPerson::id).toArray(UUID[]::new);
    for (var table : List.of("api.person_name", "api.person_external_id")) {
      jdbc.sql("delete from " + table + " where person_id = any(:ids)").param("ids", ids).update();
    }
    storeParts(people);
  }

  /** What these people are known for has changed. */
  public void credited(Collection<UUID> people) {
    jdbc.sql(CREDITED).param("ids", people.toArray(UUID[]::new)).update();
  }

  private void storeParts(List<KnownPerson> people) {
    rows.insert(
        "api.person_name",
        "person_id, position, usage, name, folded",
        people.stream().flatMap(it -> SearchNames.of(it.id(), it.facts()).stream()).toList());
    rows.insert(
        "api.person_external_id",
        "person_id, scheme, value",
        people.stream()
            .flatMap(person ->
                person.facts().ids().entrySet().stream()
                    .map(it -> new IdRow(person.id(), it.getKey(), it.getValue())))
            .toList());
  }

  private Set<String> taken(Collection<String> slugs) {
    return jdbc
        .sql("select slug from api.person where slug = any(:slugs)")
        .param("slugs", slugs.toArray(String[]::new))
        .query(String.class)
        .stream()
        .collect(Collectors.toSet());
  }
}
