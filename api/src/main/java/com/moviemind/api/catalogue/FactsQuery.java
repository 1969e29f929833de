package com.moviemind.api.catalogue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads an entity's facts in one statement; PostgreSQL builds the JSON. */
@Component
class FactsQuery {

  // Casts are cut and an import bounds every field, so facts stay far below 256 KiB.
  private static final String TITLE =
      """
      select t.id, t.version, json_strip_nulls(json_build_object(
        'title', t.title,
        'original_title', t.original_title,
        'localized_titles', (select json_object_agg(n.locale, n.name order by n.locale)
          from api.title_name n where n.title_id = t.id and n.usage = 'LOCALIZED'),
        'release_year', t.release_year,
        'end_year', t.end_year,
        'runtime_minutes', t.runtime_minutes,
        'seasons', t.seasons,
        'episodes', t.episodes,
        'genres', t.genres,
        'countries', t.countries,
        'directors', coalesce(c.directors, '[]'),
        'writers', coalesce(c.writers, '[]'),
        'producers', coalesce(c.producers, '[]'),
        'cast', coalesce(c.actors, '[]'),
        'tagline', t.tagline,
        'synopsis', t.synopsis))::text as facts
      from api.title t, lateral (
        select
          json_agg(p.name order by k.position) filter (where k.role = 'DIRECTOR') as directors,
          json_agg(p.name order by k.position) filter (where k.role = 'WRITER') as writers,
          json_agg(p.name order by k.position) filter (where k.role = 'PRODUCER') as producers,
          json_agg(json_build_object('name', p.name, 'character', k.character) order by k.position)
            filter (where k.role = 'ACTOR') as actors
        from api.credit k join api.person p on p.id = k.person_id
        where k.title_id = t.id and k.position < 20) c
      where t.kind = :kind and t.slug = :slug
      """;

  private static final String PERSON =
      """
      select p.id, p.version, json_strip_nulls(json_build_object(
        'name', p.name,
        'birth_date', p.birth_date,
        'birth_year', p.birth_year,
        'birthplace', p.birthplace,
        'roles', coalesce((select json_agg(r.role order by r.times desc, r.role)
          from (select k.role, count(*) as times from api.credit k where k.person_id = p.id group by k.role) r), '[]'),
        'known_for', coalesce((select json_agg(json_build_object('title', w.title, 'year', w.release_year,
            'role', w.role, 'character', w.character) order by w.rank, w.release_year, w.title)
          from (select t.title, t.release_year, k.role, k.character,
              case k.role when 'DIRECTOR' then 0 else k.position end as rank
            from api.credit k join api.title t on t.id = k.title_id
            where k.person_id = p.id order by rank, t.release_year, t.title limit 20) w), '[]')))::text as facts
      from api.person p where p.slug = :slug
      """;

  private final JdbcClient jdbc;

  FactsQuery(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Nullable EntityFacts facts(EntityType type, String slug) {
    var statement =
        switch (type) {
          case PERSON -> jdbc.sql(PERSON);
          case MOVIE, TV_SERIES, TV_SHOW -> jdbc.sql(TITLE).param("kind", type.name());
        };
    return statement
        .param("slug", slug)
        .query((row, _) ->
            new EntityFacts(
                row.getObject("id", UUID.class),
                type,
                slug,
                row.getLong("version"),
                row.getString("facts")))
        .optional()
        .orElse(null);
  }

  @Nullable UUID id(EntityType type, String slug) {
    var statement =
        switch (type) {
          case PERSON -> jdbc.sql("select id from api.person where slug = :slug");
          case MOVIE, TV_SERIES, TV_SHOW ->
              jdbc.sql("select id from api.title where kind = :kind and slug = :slug")
                  .param("kind", type.name());
        };
    return statement.param("slug", slug).query(UUID.class).optional().orElse(null);
  }
}
