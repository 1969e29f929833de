package com.moviemind.api.catalogue.imports;

import static com.moviemind.api.catalogue.EntityType.MOVIE;
import static com.moviemind.api.catalogue.EntityType.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.catalogue.Catalogue;
import com.moviemind.api.catalogue.EntityFacts;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.imports.ImportReport.Status;
import com.moviemind.api.catalogue.imports.Imports.RejectedLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiOnRealServers
class ImportsTest {

  @Autowired Imports imports;
  @Autowired Catalogue catalogue;
  @Autowired JdbcClient jdbc;

  /** So that tests do not meet in one catalogue. */
  private final String tag = "q" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);

  @Test
  void theSameFileAgainChangesNothing() {
    var file =
        List.of(
            "{'title':'TAG One','year':1990,'cast':['TAG Ann','TAG Bo'],'href':'TAG_One'}",
            "{'title':'TAG One','year':1990,'cast':['TAG Cy'],'href':'TAG_One_(other)'}",
            "{'title':'TAG One','year':1990,'cast':['TAG Ann'],'genres':['Drama']}",
            "{'type':'PERSON','name':'TAG Ann','birth_date':'1950-01-02','birthplace':'Oslo'}");
    var first = run(file);
    assertThat(counts(first)).containsExactly(4, 3, 1, 0, 0);
    assertThat(first.peopleCreated()).isEqualTo(3);
    assertThat(counts(run(file))).containsExactly(4, 0, 0, 4, 0);
    assertThat(slugs()).containsExactly(tag + "-one-1990", tag + "-one-1990-2");
  }

  @Test
  void theOrderOfLinesDoesNotMatter() {
    var lines =
        new ArrayList<>(
            List.of(
                "{'title':'TAG Film','year':1990,'cast':['TAG Ann'],'href':'TAG_A'}",
                "{'title':'TAG Film','year':1990,'cast':['TAG Bo'],'href':'TAG_B'}",
                "{'title':'TAG Film','year':1990,'cast':['TAG Bo','TAG Di']}",
                "{'title':'TAG Film','year':1990,'directors':['TAG El'],'href':'TAG_C'}",
                "{'title':'TAG Film','year':1990,'cast':['TAG Ann'],'genres':['War'],'href':'TAG_A'}",
                "{'title':'TAG Other','year':1991,'directors':[{'name':'TAG Ann','birth_year':1940}]}",
                "{'title':'TAG Third','year':1992,'directors':[{'name':'TAG Ann','birth_year':1960}]}",
                "{'type':'PERSON','name':'TAG Bo','birth_date':'1931'}"));
    var pictures = new ArrayList<String>();
    for (int n = 0; n < 6; n++) {
      run(lines);
      pictures.add(picture());
      clear();
      Collections.shuffle(lines, new Random(n));
    }
    assertThat(pictures.getFirst()).contains("-film-1990-2").contains("ACTOR");
    assertThat(pictures).containsOnly(pictures.getFirst());
  }

  @Test
  void slugsStayWhenTheTitleIsCorrected() {
    run(List.of("{'title':'TAG Working Title','year':2001,'external_ids':{'imdb':'tt-TAG'}}"));
    var report = run(List.of("{'title':'TAG Final','year':2002,'external_ids':{'imdb':'tt-TAG'}}"));
    assertThat(report.updated()).isEqualTo(1);
    assertThat(slugs()).containsExactly(tag + "-working-title-2001");
    var facts = facts(MOVIE, tag + "-working-title-2001");
    assertThat(facts.json()).contains(tag + " Final").contains("2002");
    assertThat(facts.version()).isEqualTo(2);
  }

  @Test
  void aPersonsVersionGrowsWithTheirCredits() {
    run(List.of("{'title':'TAG One','year':1990,'directors':['TAG Ann']}"));
    var before = facts(PERSON, tag + "-ann");
    run(List.of("{'title':'TAG Two','year':1991,'directors':['TAG Ann']}"));
    var after = facts(PERSON, tag + "-ann");
    assertThat(before.version()).isEqualTo(1);
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.json()).contains(tag + " Two");
  }

  @Test
  void rejectedLinesAreKeptWithTheirNumbers() {
    var report =
        run(List.of("nonsense", "", "{'title':'TAG One','year':1990}", "{'title':'TAG Two'}"));
    assertThat(counts(report)).containsExactly(3, 1, 0, 0, 2);
    var rejects = new ArrayList<RejectedLine>();
    imports.rejects(report.id(), rejects::add);
    assertThat(rejects)
        .containsExactly(
            new RejectedLine(1, "not JSON", "nonsense"),
            new RejectedLine(4, "year is missing", "{\"title\":\"" + tag + " Two\"}"));
  }

  @Test
  void aStreamThatBreaksOffLeavesNothing() {
    var lines =
        stream(List.of("{'title':'TAG One','year':1990}", "{'title':'TAG Two','year':1990}"));
    Source gone =
        () -> {
          throw new IOException("gone");
        };
    var broken = new SequenceInputStream(lines, new Scripted(gone));
    var report = imports.run("test", broken, _ -> {});
    assertThat(report.status()).isEqualTo(Status.FAILED);
    assertThat(report.failure()).contains("gone");
    assertThat(imports.find(report.id())).extracting(it -> it.status()).isEqualTo(Status.FAILED);
    assertThat(slugs()).isEmpty();
  }

  @Test
  void oneImportRunsAtATime() {
    var inner = new ArrayList<Throwable>();
    Runnable another =
        () -> {
          try {
            imports.run("test", InputStream.nullInputStream(), _ -> {});
          } catch (ImportInProgress e) {
            inner.add(e);
          }
        };
    var reading =
        new Scripted(() -> {
          CompletableFuture.runAsync(another).join();
          return -1;
        });
    assertThat(imports.run("test", reading, _ -> {}).status()).isEqualTo(Status.DONE);
    assertThat(inner).isNotEmpty();
  }

  @Test
  void longFactsAreCutToTravel() {
    var names =
        IntStream.range(0, 200)
            .mapToObj(n ->
                "{'name':'TAG %d%s','character':'%s'}"
                    .formatted(n, "x".repeat(40), "ж".repeat(200)))
            .collect(Collectors.joining(","));
    var people =
        "'cast':[%1$s],'writers':[%1$s],'producers':[%1$s],'directors':[%1$s]".formatted(names);
    run(
        List.of(
            "{'title':'TAG Long','year':1990,%s,'synopsis':'%s'}"
                .formatted(people, "語".repeat(20_000))));
    var facts = facts(MOVIE, tag + "-long-1990");
    assertThat(facts.json().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(256 * 1024);
  }

  private interface Source {
    int next() throws IOException;
  }

  /** A stream of single bytes, or of what happens instead. */
  private static final class Scripted extends InputStream {
    private final Source source;

    private Scripted(Source source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      return source.next();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int next = source.next();
      if (next < 0) {
        return -1;
      }
      into[from] = (byte) next;
      return 1;
    }
  }

  private EntityFacts facts(EntityType type, String slug) {
    return Objects.requireNonNull(catalogue.facts(type, slug));
  }

  private ImportReport run(List<String> lines) {
    return imports.run("test", stream(lines), _ -> {});
  }

  private InputStream stream(List<String> lines) {
    var text = String.join("\n", lines).replace('\'', '"').replace("TAG", tag);
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Integer> counts(ImportReport it) {
    return Arrays.stream(
            new long[] {it.lines(), it.created(), it.updated(), it.unchanged(), it.rejected()})
        .mapToObj(Math::toIntExact)
        .toList();
  }

  private List<String> slugs() {
    return jdbc
        .sql("select slug from api.title where slug like :tag order by slug")
        .param("tag", tag + "%")
        .query(String.class)
        .stream()
        .map(String::valueOf)
        .toList();
  }

  /** All that was stored, without what differs from run to run. */
  private String picture() {
    return jdbc
        .sql(
            """
            select concat_ws(' ', t.slug, t.genres::text, x.value, p.slug, p.birth_year, c.role, c.position)
            from api.title t
            left join api.title_external_id x on x.title_id = t.id
            left join api.credit c on c.title_id = t.id
            left join api.person p on p.id = c.person_id
            where t.slug like :tag order by 1
            """)
        .param("tag", tag + "%")
        .query(String.class)
        .stream()
        .collect(Collectors.joining("\n"));
  }

  private void clear() {
    jdbc.sql("delete from api.title where slug like :tag").param("tag", tag + "%").update();
    jdbc.sql("delete from api.person where slug like :tag").param("tag", tag + "%").update();
  }
}
