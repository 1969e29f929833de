package com.moviemind.api.catalogue.imports;

import com.moviemind.api.catalogue.imports.ImportRegister.Reject;
import com.moviemind.api.catalogue.lines.Line.Mention;
import com.moviemind.api.catalogue.lines.Line.OfPerson;
import com.moviemind.api.catalogue.lines.Line.OfTitle;
import com.moviemind.api.catalogue.naming.Slug;
import com.moviemind.api.catalogue.store.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An import's cleaned lines in temporary tables of its transaction, sorted there, so that memory
 * does not grow with the file and the order of lines means nothing.
 */
final class Staging {

  private static final int BATCH = 1000;
  private static final int MOST_REJECTS_KEPT = 100_000;

  private static final String TABLES =
      """
      create temporary table staged_line (
        line bigint, kind text, group_key text, content text) on commit drop;
      create temporary table staged_id (line bigint, kind text, scheme text, value text) on commit drop;
      create temporary table staged_mention (
        group_key text, birth_year int, name text, uses bigint) on commit drop;
      create temporary table staged_person (
        group_key text, birth_year int, person_id uuid) on commit drop;
      """;

  // A line whose own number of a work or person is known belongs to that one, whatever it is called
  // now.
  private static final String FOLLOW_IDS =
      """
      update staged_line s set group_key = k.identity_key
      from (
        select i.line, min(t.identity_key) as identity_key
        from staged_id i join api.title_external_id x on x.scheme = i.scheme and x.value = i.value
        join api.title t on t.id = x.title_id and t.kind = i.kind group by i.line
        union all
        select i.line, min(p.identity_key)
        from staged_id i join api.person_external_id x on x.scheme = i.scheme and x.value = i.value
        join api.person p on p.id = x.person_id where i.kind = 'PERSON' group by i.line) k
      where s.line = k.line and s.group_key <> k.identity_key;
      update staged_line s set group_key = m.first_key
      from staged_id i join (
        select i.kind, i.scheme, i.value, min(s.group_key) as first_key
        from staged_id i join staged_line s on s.line = i.line
        group by i.kind, i.scheme, i.value having count(distinct s.group_key) > 1) m
        on m.kind = i.kind and m.scheme = i.scheme and m.value = i.value
      where s.line = i.line;
      """;

  private static final String SETTLE =
      """
      create index on staged_line (kind, group_key, line);
      create index on staged_mention (group_key);
      analyze staged_line; analyze staged_mention;
      """;

  private record LineRow(long line, String kind, String groupKey, String content) {}

  private record IdRow(long line, String kind, String scheme, String value) {}

  private record Who(String groupKey, @Nullable Integer birthYear, String name) {}

  private record MentionRow(String groupKey, @Nullable Integer birthYear, String name, long uses) {}

  private final JdbcTemplate jdbc;
  private final Rows rows;
  private final Tally tally;
  private final List<LineRow> lines = new ArrayList<>();
  private final List<IdRow> ids = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private final Map<Who, Long> mentions = new HashMap<>();
  private long rejectsKept;

  Staging(JdbcTemplate jdbc, Rows rows, Tally tally) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.tally = tally;
    jdbc.execute(TABLES);
  }

  void stage(long number, OfTitle line) {
    add(number, line.kind().name(), Keys.of(line), line, line.ids());
    for (Mention it : line.credits()) {
      mentions.merge(new Who(Slug.of(it.name()), it.birthYear(), it.name()), 1L, Long::sum);
    }
  }

  void stage(long number, OfPerson line) {
    add(number, "PERSON", PeopleStep.keyOf(line), line, line.ids());
  }

  void reject(Reject reject) {
    tally.rejects();
    if (rejectsKept++ < MOST_REJECTS_KEPT) {
      rejects.add(reject);
      flushWhenFull();
    }
  }

  /** No more lines come: sort them, and let those with known ids go where they belong. */
  void settle() {
    flush();
    jdbc.execute(SETTLE);
    jdbc.execute(FOLLOW_IDS);
  }

  private void add(
      long number, String kind, String key, Object line, SortedMap<String, String> external) {
    lines.add(new LineRow(number, kind, key, rows.text(line)));
    external.forEach((scheme, value) -> {
      if (!scheme.equals("wikipedia")) {
        ids.add(new IdRow(number, kind, scheme, value));
      }
    });
    flushWhenFull();
  }

  private void flushWhenFull() {
    if (lines.size() + rejects.size() >= BATCH) {
      flush();
    }
  }

  private void flush() {
    rows.insert("staged_line", "line, kind, group_key, content", lines);
    rows.insert("staged_id", "line, kind, scheme, value", ids);
    rows.insert(
        "staged_mention",
        "group_key, birth_year, name, uses",
        mentions.entrySet().stream()
            .map(it ->
                new MentionRow(
                    it.getKey().groupKey(),
                    it.getKey().birthYear(),
                    it.getKey().name(),
                    it.getValue()))
            .toList());
    rows.insert("api.catalogue_import_reject", "import_id, line, reason, excerpt", rejects);
    lines.clear();
    ids.clear();
    mentions.clear();
    rejects.clear();
  }
}
