package com.moviemind.api.catalogue.reading;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.naming.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds entities by name: exact names first, then beginnings, then names alike by trigrams; the
 * main name before others. One statement a page.
 */
@Component
@SuppressWarnings(
    "InlineFormatString") // a statement reads better apart from the code that fills it
class Search {

  // A beginning or a part of a word is found from here on; shorter queries have too few trigrams to
  // be alike.
  private static final int SHORTEST_ALIKE = 3;

  private static final String NAMED =
      """
      hits as (
        select n.%1$s as id,
          min(case when n.folded = :query then 0 when n.folded like :beginning then 2 else 4 end
            + case when n.position = 0 then 0 else 1 end) as rank,
          max((10000 * similarity(n.folded, :query))::int) as alike
        from %2$s n
        where %3$s (n.folded = :query or n.folded like :beginning %4$s)
        group by n.%1$s)
      """;

  private static final String ALIKE = "or n.folded % :query or :query <% n.folded";

  private static final String EVERYTHING =
      "hits as (select e.id, 0 as rank, 0 as alike from %1$s e where %2$s)";

  private static final String PAGE =
      """
      with %1$s
      select e.id, e.slug, h.rank, h.alike, (select count(*) from hits) as total
      from hits h join %2$s e on e.id = h.id
      where %3$s
      order by h.rank, h.alike desc, e.slug collate "C"
      limit :limit offset :offset
      """;

  private static final String BEHIND =
      "(h.rank, -h.alike, e.slug collate \"C\") > (:rank, -:alike, :slug)";

  private record Hit(UUID id, Place place, long total) {}

  private final JdbcClient jdbc;

  Search(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Found titles(EntityType kind, Lookup lookup) {
    return find(lookup, "api.title", "title_id", "api.title_name", "kind = '" + kind.name() + "'");
  }

  Found people(Lookup lookup) {
    return find(lookup, "api.person", "person_id", "api.person_name", "true");
  }

  private Found find(Lookup lookup, String table, String owner, String names, String limited) {
    var query = lookup.query() == null ? null : Folding.of(lookup.query());
    var hits =
        query == null ? every(table, limited, lookup.slugs()) : named(query, owner, names, limited);
    var after = lookup.after();
    var statement =
        jdbc.sql(PAGE.formatted(hits, table, after == null ? "true" : BEHIND))
            .param("limit", lookup.limit())
            .param("offset", after == null ? lookup.offset() : 0);
    if (query != null) {
      statement = statement.param("query", query).param("beginning", escaped(query) + "%");
    }
    if (lookup.slugs() != null && query == null) {
      statement = statement.param("slugs", lookup.slugs().toArray(String[]::new));
    }
    if (after != null) {
      statement =
          statement
              .param("rank", after.rank())
              .param("alike", after.alikeness())
              .param("slug", after.slug());
    }
    return found(
        statement
            .query((row, _) ->
                new Hit(
                    row.getObject("id", UUID.class),
                    new Place(row.getInt("rank"), row.getInt("alike"), row.getString("slug")),
                    row.getLong("total")))
            .list(),
        lookup.slugs());
  }

  private static String named(String query, String owner, String names, String limited) {
    var alike = query.length() < SHORTEST_ALIKE ? "" : ALIKE;
    var kind = limited.equals("true") ? "" : "n." + limited + " and";
    return NAMED.formatted(owner, names, kind, alike);
  }

  private static String every(String table, String limited, @Nullable List<String> slugs) {
    var which = slugs == null ? limited : limited + " and slug = any(:slugs)";
    return EVERYTHING.formatted(table, which);
  }

  /** Slugs that were asked for come in the order in which they were asked. */
  private static Found found(List<Hit> hits, @Nullable List<String> asked) {
    var ordered = new ArrayList<>(hits);
    if (asked != null) {
      ordered.sort(java.util.Comparator.comparingInt(it -> asked.indexOf(it.place().slug())));
    }
    return ordered.isEmpty()
        ? new Found(List.of(), 0, null)
        : new Found(
            ordered.stream().map(Hit::id).toList(),
            ordered.getFirst().total(),
            ordered.getLast().place());
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\%_])", "\\\\$1");
  }
}
