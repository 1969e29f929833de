package com.moviemind.api.catalogue.store;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.facts.TitleFacts;
import com.moviemind.api.catalogue.naming.SlugChoice;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads and writes titles with all that belongs to them, a fixed number of statements for any
 * number of titles.
 */
@Component
public class TitleStore {

  private static final String KNOWN =
      """
      select t.id, t.kind, t.identity_key, json_build_object(
        'title', t.title, 'year', t.release_year,
        'details', json_build_object('original_title', t.original_title, 'end_year', t.end_year,
          'runtime_minutes', t.runtime_minutes, 'seasons', t.seasons, 'episodes', t.episodes,
          'tagline', t.tagline, 'synopsis', t.synopsis),
        'countries', t.countries, 'languages', t.languages, 'genres', t.genres,
        'credits', coalesce((select json_agg(json_build_object(
            'role', c.role, 'person_id', c.person_id, 'character', c.character) order by c.role, c.position)
          from api.credit c where c.title_id = t.id), '[]'),
        'localized', coalesce((select json_object_agg(n.locale, n.name)
          from api.title_name n where n.title_id = t.id and n.usage = 'LOCALIZED'), '{}'),
        'alternative', coalesce((select json_agg(n.name order by n.position)
          from api.title_name n where n.title_id = t.id and n.usage = 'ALTERNATIVE'), '[]'),
        'ids', coalesce((select json_object_agg(x.scheme, x.value)
          from api.title_external_id x where x.title_id = t.id), '{}')) as facts
      from api.title t
      where (t.kind, t.identity_key) in (select * from unnest(:kinds::text[], :keys::text[]))
      order by t.created_at, t.id
      """;

  private static final String UPDATE =
      """
      update api.title t set identity_key = r.identity_key, title = r.title,
        original_title = r.original_title, release_year = r.release_year, end_year = r.end_year,
        runtime_minutes = r.runtime_minutes, seasons = r.seasons, episodes = r.episodes,
        countries = r.countries, languages = r.languages, genres = r.genres,
        tagline = r.tagline, synopsis = r.synopsis,
        version = t.version + 1, updated_at = clock_timestamp()
      from json_populate_recordset(null::api.title, :rows::json) r where t.id = r.id
      """;

  private final JdbcClient jdbc;
  private final Rows rows;

  TitleStore(JdbcClient jdbc, Rows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /** The known titles with these keys; {@code kinds} and {@code keys} go in pairs. */
  public List<KnownTitle> known(List<EntityType> kinds, List<String> keys) {
    return jdbc.sql(KNOWN)
        .param("kinds", kinds.stream().map(EntityType::name).toArray(String[]::new))
        .param("keys", keys.toArray(String[]::new))
        .query((row, _) ->
            new KnownTitle(
                row.getObject("id", UUID.class),
                EntityType.valueOf(row.getString("kind")),
                row.getString("identity_key"),
                rows.read(row.getString("facts"), TitleFacts.class)))
        .list();
  }

  /** Stores new titles, giving each the first free of its slugs in the order of the list. */
  public void create(List<KnownTitle> titles, List<SlugChoice> choices) {
    for (var kind : EntityType.values()) {
      var slugs = new TakenSlugs(asked -> taken(kind, asked));
      slugs.ask(choices.stream().flatMap(it -> it.spellings().stream()).distinct().toList());
      var inserts = new java.util.ArrayList<TitleRow>();
      for (int i = 0; i < titles.size(); i++) {
        if (titles.get(i).kind() == kind) {
          var slug = choices.get(i).free(slugs);
          slugs.take(slug);
          inserts.add(TitleRow.of(titles.get(i), slug));
        }
      }
      rows.insert("api.title", TitleRow.COLUMNS, inserts);
    }
    storeParts(titles);
  }

  /** Stores changed titles under the slugs they have. */
  public void update(List<KnownTitle> titles) {
    if (titles.isEmpty()) {
      return;
    }
    rows.send(UPDATE, titles.stream().map(it -> TitleRow.of(it, "")).toList());
    var ids = titles.stream().map(KnownTitle::id).toArray(UUID[]::new);
    for (var table : List.of("api.title_name", "api.title_external_id", "api.credit")) {
      jdbc.sql("delete from " + table + " where title_id = any(:ids)").param("ids", ids).update();
    }
    storeParts(titles);
  }

  private void storeParts(List<KnownTitle> titles) {
    rows.insert(
        "api.title_name",
        "title_id, position, kind, usage, locale, name, folded",
        titles.stream().flatMap(it -> SearchNames.of(it).stream()).toList());
    rows.insert(
        "api.title_external_id",
        "title_id, scheme, value",
        titles.stream().flatMap(it -> TitleRow.ids(it).stream()).toList());
    rows.insert(
        "api.credit",
        "title_id, role, position, person_id, character",
        titles.stream().flatMap(it -> TitleRow.credits(it).stream()).toList());
  }

  private Set<String> taken(EntityType kind, Collection<String> slugs) {
    return jdbc
        .sql("select slug from api.title where kind = :kind and slug = any(:slugs)")
        .param("kind", kind.name())
        .param("slugs", slugs.toArray(String[]::new))
        .query(String.class)
        .stream()
        .collect(Collectors.toSet());
  }
}
