package com.moviemind.api.catalogue.imports;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.facts.Credit;
import com.moviemind.api.catalogue.facts.TitleFacts;
import com.moviemind.api.catalogue.identity.Claim;
import com.moviemind.api.catalogue.identity.Entity;
import com.moviemind.api.catalogue.identity.Identity;
import com.moviemind.api.catalogue.imports.Groups.Group;
import com.moviemind.api.catalogue.lines.Line.OfTitle;
import com.moviemind.api.catalogue.lines.Role;
import com.moviemind.api.catalogue.naming.SlugChoice;
import com.moviemind.api.catalogue.store.KnownTitle;
import com.moviemind.api.catalogue.store.PersonStore;
import com.moviemind.api.catalogue.store.Rows;
import com.moviemind.api.catalogue.store.TitleStore;
import com.moviemind.schemas.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Decides which titles the lines of an import speak of, once its people are known. */
final class TitlesStep {

  private static final String SAID =
      """
      select kind, group_key, content from staged_line where kind <> 'PERSON'
      order by kind, group_key, line
      """;

  private record Who(UUID personId, Role role) {}

  /**
   * @param content the line in words, the same in every installation, where ids are not
   */
  private record Said(OfTitle line, String content) {}

  private final JdbcTemplate cursor;
  private final TitleStore titles;
  private final PersonStore people;
  private final Rows rows;
  private final Tally tally;

  TitlesStep(JdbcTemplate cursor, TitleStore titles, PersonStore people, Rows rows, Tally tally) {
    this.cursor = cursor;
    this.titles = titles;
    this.people = people;
    this.rows = rows;
    this.tally = tally;
  }

  void run() {
    var groups = new Groups<Said>(this::work);
    cursor.query(
        SAID,
        row -> {
          groups.add(
              row.getString("kind"),
              row.getString("group_key"),
              new Said(
                  rows.read(row.getString("content"), OfTitle.class), row.getString("content")));
        });
    groups.finish();
  }

  private void work(List<Group<Said>> groups) {
    var cast =
        Cast.of(cursor, groups.stream().flatMap(it -> it.rows().stream()).map(Said::line).toList());
    var known =
        titles
            .known(
                groups.stream().map(it -> EntityType.valueOf(it.kind())).toList(),
                groups.stream().map(Group::key).toList())
            .stream()
            .collect(Collectors.groupingBy(it -> it.kind() + it.identityKey()));
    var created = new ArrayList<KnownTitle>();
    var updated = new ArrayList<KnownTitle>();
    for (var group : groups) {
      var kind = EntityType.valueOf(group.kind());
      var here = known.getOrDefault(kind + group.key(), List.of()).stream().map(TitlesStep::claim);
      var said = group.rows().stream().map(it -> claim(facts(it.line(), cast), it.content()));
      for (var entity : Identity.resolve(here.toList(), said.toList())) {
        var title = merged(kind, entity);
        if (entity.known() == null) {
          created.add(title);
        } else if (!title.facts().equals(entity.known().facts())) {
          updated.add(title);
        }
        count(entity, title);
      }
    }
    titles.create(created, created.stream().map(it -> slugs(it, cast)).toList());
    titles.update(updated);
    people.credited(credited(Stream.concat(created.stream(), updated.stream())));
    tally.tellNowAndThen();
  }

  private static KnownTitle merged(EntityType kind, Entity<KnownTitle, TitleFacts> entity) {
    var said = entity.said().stream().reduce(TitleFacts::completedBy).orElseThrow();
    var known = entity.known();
    if (known == null) {
      return new KnownTitle(Ids.next(), kind, Keys.of(said), said);
    }
    var facts = known.facts().correctedBy(said);
    return new KnownTitle(known.id(), kind, Keys.of(facts), facts);
  }

  private void count(Entity<KnownTitle, TitleFacts> entity, KnownTitle title) {
    var known = entity.known();
    if (known != null && known.facts().equals(title.facts())) {
      tally.leavesLines(entity.said().size());
    } else {
      LineCount.count(entity.said(), known == null, TitleFacts::completedBy, tally);
    }
  }

  private static SlugChoice slugs(KnownTitle title, Cast cast) {
    var facts = title.facts();
    var latin = Keys.latin(facts);
    if (title.kind() != EntityType.MOVIE) {
      return SlugChoice.ofSeries(latin, facts.year());
    }
    var director =
        facts.credits().stream()
            .filter(it -> it.role() == Role.DIRECTOR)
            .findFirst()
            .map(it -> cast.nameOf(it.personId()))
            .orElse(null);
    return SlugChoice.ofFilm(latin, facts.year(), director);
  }

  private static Set<UUID> credited(Stream<KnownTitle> changed) {
    return changed
        .flatMap(it -> it.facts().credits().stream())
        .map(Credit::personId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Claim<KnownTitle> claim(KnownTitle title) {
    var facts = title.facts();
    return new Claim<>(title, title.identityKey(), facts.ids(), company(facts), "");
  }

  private static Claim<TitleFacts> claim(TitleFacts facts, String content) {
    return new Claim<>(facts, Keys.of(facts), facts.ids(), company(facts), content);
  }

  private static Set<UUID> company(TitleFacts facts) {
    return facts.credits().stream().map(Credit::personId).collect(Collectors.toSet());
  }

  private static TitleFacts facts(OfTitle line, Cast cast) {
    var credits = new LinkedHashMap<Who, Credit>();
    for (var it : line.credits()) {
      var person = cast.personOf(it);
      credits.putIfAbsent(
          new Who(person, it.role()), new Credit(it.role(), person, it.character()));
    }
    return new TitleFacts(
        line.title(),
        line.year(),
        line.details(),
        line.countries(),
        line.languages(),
        line.genres(),
        List.copyOf(credits.values()),
        line.localized(),
        line.alternative(),
        line.ids());
  }
}
