package com.moviemind.worker.content;

import com.moviemind.worker.content.NewText.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** The texts that a new one stands beside: of the same entity and locale, in other styles. */
@Component
public class OtherTexts {

  /**
   * The newest of each style, each by one step in the index of versions, however many there are.
   */
  private static final String READ =
      """
      select w.n, t.text from unnest(?::uuid[], ?::text[], ?::text[]) with ordinality as w(entity_id, locale, tag, n),
      lateral (
        with recursive style as (
          (select x.context_tag, x.text from content.text x
            where x.entity_id = w.entity_id and x.locale = w.locale
            order by x.context_tag desc, x.version desc limit 1)
          union all
          select y.context_tag, y.text from style s, lateral (
            select x.context_tag, x.text from content.text x
            where x.entity_id = w.entity_id and x.locale = w.locale and x.context_tag < s.context_tag
            order by x.context_tag desc, x.version desc limit 1) y)
        select text from style where context_tag <> w.tag) t
      """;

  private final JdbcTemplate jdbc;

  OtherTexts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads them in one statement. What has none is missing. */
  public Map<Subject, List<String>> beside(List<Subject> subjects) {
    var texts = new HashMap<Subject, List<String>>();
    if (!subjects.isEmpty()) {
      jdbc.query(
          READ,
          row -> {
            texts
                .computeIfAbsent(subjects.get(row.getInt(1) - 1), _ -> new ArrayList<>())
                .add(row.getString(2));
          },
          column("uuid", subjects, Subject::entityId),
          column("text", subjects, Subject::locale),
          column("text", subjects, Subject::contextTag));
    }
    return texts;
  }

  private static SqlArrayValue column(
      String type, List<Subject> subjects, Function<Subject, Object> value) {
    return new SqlArrayValue(type, subjects.stream().map(value).toArray());
  }
}
