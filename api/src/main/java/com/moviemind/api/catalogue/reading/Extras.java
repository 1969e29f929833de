package com.moviemind.api.catalogue.reading;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The key-value parts of entities: names by locale and ids by scheme, one statement for a page. */
@Component
class Extras {

  private static final String OF_TITLES =
      """
      select title_id as id, 'name' as what, locale as key, name as value from api.title_name
      where title_id = any(:ids) and usage = 'LOCALIZED'
      union all
      select title_id, 'id', scheme, value from api.title_external_id where title_id = any(:ids)
      order by 1, 2, 3
      """;

  private static final String OF_PEOPLE =
      """
      select person_id as id, 'name' as what, to_char(position, 'FM0000') as key, name as value
      from api.person_name where person_id = any(:ids) and usage = 'ALTERNATIVE'
      union all
      select person_id, 'id', scheme, value from api.person_external_id where person_id = any(:ids)
      order by 1, 2, 3
      """;

  private record Extra(UUID owner, String what, String key, String value) {}

  /** What some entities have. */
  record Of(Map<UUID, List<Extra>> extras) {

    Map<String, String> names(UUID owner) {
      return map(owner, "name");
    }

    Map<String, String> ids(UUID owner) {
      return map(owner, "id");
    }

    private Map<String, String> map(UUID owner, String what) {
      return extras.getOrDefault(owner, List.of()).stream()
          .filter(it -> it.what().equals(what))
          .collect(
              Collectors.toMap(
                  Extra::key, Extra::value, (a, _) -> a, java.util.LinkedHashMap::new));
    }
  }

  private final JdbcClient jdbc;

  Extras(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Of titles(Collection<UUID> ids) {
    return of(OF_TITLES, ids);
  }

  Of people(Collection<UUID> ids) {
    return of(OF_PEOPLE, ids);
  }

  private Of of(String sql, Collection<UUID> ids) {
    return new Of(
        jdbc
            .sql(sql)
            .param("ids", ids.toArray(UUID[]::new))
            .query((row, _) ->
                new Extra(
                    row.getObject("id", UUID.class),
                    row.getString("what"),
                    row.getString("key"),
                    row.getString("value")))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Extra::owner)));
  }
}
