package com.moviemind.api.catalogue.imports;

import com.moviemind.api.catalogue.facts.PersonFacts;
import com.moviemind.api.catalogue.identity.Claim;
import com.moviemind.api.catalogue.identity.Entity;
import com.moviemind.api.catalogue.identity.Identity;
import com.moviemind.api.catalogue.imports.Groups.Group;
import com.moviemind.api.catalogue.lines.Line.OfPerson;
import com.moviemind.api.catalogue.naming.Slug;
import com.moviemind.api.catalogue.naming.SlugChoice;
import com.moviemind.api.catalogue.store.KnownPerson;
import com.moviemind.api.catalogue.store.PersonStore;
import com.moviemind.api.catalogue.store.Rows;
import com.moviemind.schemas.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Decides who the people of an import are, those with lines of their own and those whom credits
 * name.
 */
final class PeopleStep {

  // One row a mention, under its most used spelling; of equals the one with accents, then by the
  // alphabet.
  private static final String SAID =
      """
      select group_key, null::text as content, birth_year, name from (
        select distinct on (group_key, birth_year) group_key, birth_year, name from (
          select group_key, birth_year, name, sum(uses) as uses from staged_mention
          group by group_key, birth_year, name) spelled
        order by group_key, birth_year, uses desc, octet_length(name) desc, name collate "C") mentioned
      union all
      select group_key, content, null, null from staged_line where kind = 'PERSON'
      order by 1
      """;

  private record Said(boolean line, @Nullable Integer birthYear, PersonFacts facts) {}

  private record Resolved(String groupKey, @Nullable Integer birthYear, UUID personId) {}

  private final JdbcTemplate cursor;
  private final PersonStore store;
  private final Rows rows;
  private final Tally tally;

  PeopleStep(JdbcTemplate cursor, PersonStore store, Rows rows, Tally tally) {
    this.cursor = cursor;
    this.store = store;
    this.rows = rows;
    this.tally = tally;
  }

  static String keyOf(OfPerson line) {
    return Keys.of(facts(line));
  }

  void run() {
    var groups = new Groups<Said>(this::work);
    cursor.query(
        SAID,
        row -> {
          groups.add("PERSON", row.getString("group_key"), said(row.getString("content"), row));
        });
    groups.finish();
  }

  private Said said(@Nullable String content, java.sql.ResultSet row) throws java.sql.SQLException {
    if (content != null) {
      var facts = facts(rows.read(content, OfPerson.class));
      return new Said(true, facts.birthYear(), facts);
    }
    var birthYear = row.getObject("birth_year", Integer.class);
    return new Said(false, birthYear, PersonFacts.mentioned(row.getString("name"), birthYear));
  }

  private void work(List<Group<Said>> groups) {
    var known =
        store.known(groups.stream().map(Group::key).toList()).stream()
            .collect(Collectors.groupingBy(KnownPerson::identityKey));
    var created = new ArrayList<KnownPerson>();
    var choices = new ArrayList<SlugChoice>();
    var updated = new ArrayList<KnownPerson>();
    var resolved = new ArrayList<Resolved>();
    for (var group : groups) {
      var here = known.getOrDefault(group.key(), List.of()).stream().map(this::claim).toList();
      var said = group.rows().stream().map(it -> claim(it)).toList();
      for (var entity : Identity.resolve(here, said)) {
        var person = merged(entity);
        if (entity.known() == null) {
          created.add(person);
          choices.add(slugs(person.facts()));
        } else if (!person.facts().equals(entity.known().facts())) {
          updated.add(person);
        }
        count(entity, person);
        entity.said().stream()
            .filter(it -> !it.line())
            .forEach(it -> resolved.add(new Resolved(group.key(), it.birthYear(), person.id())));
      }
    }
    store.create(created, choices);
    store.update(updated);
    rows.insert("staged_person", "group_key, birth_year, person_id", resolved);
    tally.createsPeople(created.size());
    tally.updatesPeople(updated.size());
    tally.tellNowAndThen();
  }

  private static KnownPerson merged(Entity<KnownPerson, Said> entity) {
    var said =
        entity.said().stream().map(Said::facts).reduce(PersonFacts::completedBy).orElseThrow();
    var known = entity.known();
    if (known == null) {
      return new KnownPerson(Ids.next(), Keys.of(said), said);
    }
    // Credits only mention a name; how it is spelt is for a line of the person's own to say.
    boolean named = entity.said().stream().anyMatch(Said::line);
    var facts = known.facts().correctedBy(named ? said : said.named(known.facts().name()));
    return new KnownPerson(known.id(), Keys.of(facts), facts);
  }

  private void count(Entity<KnownPerson, Said> entity, KnownPerson person) {
    var lines = entity.said().stream().filter(Said::line).toList();
    var known = entity.known();
    if (known != null && known.facts().equals(person.facts())) {
      tally.leavesLines(lines.size());
      return;
    }
    LineCount.count(
        lines.stream().map(Said::facts).toList(), known == null, PersonFacts::completedBy, tally);
  }

  private static SlugChoice slugs(PersonFacts facts) {
    return SlugChoice.ofPerson(Keys.latin(facts), facts.birthYear(), facts.birthplace());
  }

  private Claim<KnownPerson> claim(KnownPerson person) {
    var ids = ids(person.facts());
    return new Claim<>(person, person.identityKey(), ids, Set.of(), "");
  }

  private Claim<Said> claim(Said said) {
    return new Claim<>(
        said, Keys.of(said.facts()), ids(said.facts()), Set.of(), rows.text(said.facts()));
  }

  private static Map<String, String> ids(PersonFacts facts) {
    var ids = new TreeMap<>(facts.ids());
    if (facts.birthYear() != null) {
      ids.put("birth_year", facts.birthYear().toString());
    }
    return ids;
  }

  private static PersonFacts facts(OfPerson line) {
    return new PersonFacts(
        line.name(),
        line.birthDate(),
        line.birthYear(),
        line.deathDate(),
        line.deathYear(),
        line.birthplace(),
        line.alternative(),
        line.ids());
  }

  /** The key under which a mention is found again. */
  static String keyOfMention(String name) {
    return Slug.of(name);
  }
}
