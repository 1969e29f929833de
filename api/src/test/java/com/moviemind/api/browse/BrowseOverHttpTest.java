package com.moviemind.api.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.Client.Answer;
import com.moviemind.servers.testing.TestInstallation;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ApiOnRealServers
class BrowseOverHttpTest {

  private static final String TENANTS = "/api/v1/admin/tenants";

  @LocalServerPort int port;
  @Autowired TestInstallation installation;

  private final String tag = "q" + UUID.randomUUID().toString().replace("-", "").substring(0, 10);
  private Client operator = new Client(0);
  private Client reader = new Client(0);
  private String tenant = "";

  @BeforeEach
  void connect() {
    operator = Client.withKey(port, ApiOnRealServers.ADMIN_KEY);
    tenant = tenant(tag);
    reader = Client.withKey(port, key("read"));
  }

  private String tenant(String name) {
    return operator
        .post(TENANTS, "{'name':'TAG','plan':'pro'}".replace('\'', '"').replace("TAG", name))
        .text("/id");
  }

  @Test
  void aFilmIsShownWithItsPeopleAndWithoutTextsToAKeyThatMayOnlyRead() {
    load(
        "{'title':'TAG Film','year':1990,'genres':['Drama'],'directors':['TAG Ann'],'cast':[{'name':'TAG Bo','character':'Eve'}],'localized_titles':{'pl-PL':'TAG Kino'}}");
    var film = reader.get("/api/v1/movies/" + tag + "-film-1990?locale=pl-PL");
    assertThat(film.status()).isEqualTo(200);
    assertThat(film.text("/director")).isEqualTo(tag + " Ann");
    assertThat(film.text("/title_localized")).isEqualTo(tag + " Kino");
    assertThat(film.text("/people/1/character_name")).isEqualTo("Eve");
    assertThat(film.json().at("/release_year").asInt()).isEqualTo(1990);
    assertThat(film.json().has("default_description_id")).isTrue();
    assertThat(film.json().at("/descriptions_count").asInt()).isZero();
    assertThat(film.text("/_links/self/href")).endsWith(tag + "-film-1990");
    var person = reader.get("/api/v1/people/" + tag + "-ann");
    assertThat(person.text("/movies/0/title")).isEqualTo(tag + " Film");
    assertThat(person.json().at("/bios_count").asInt()).isZero();
  }

  @Test
  void aReadOfAFilmWithoutTextsOrdersTheFirstOneOnce() {
    load("{'title':'TAG Film','year':1990}");
    var writer = Client.withKey(port, key("read\",\"generate"));
    var path = "/api/v1/movies/" + tag + "-film-1990?locale=pl-PL&context_tag=modern";
    var first = writer.get(path);
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("/locale")).isEqualTo("pl-PL");
    assertThat(first.text("/context_tag")).isEqualTo("modern");
    assertThat(first.header("Location")).endsWith(first.text("/job_id"));
    var again = writer.get(path);
    assertThat(again.text("/job_id")).isEqualTo(first.text("/job_id"));
    assertThat(writer.get("/api/v1/jobs/" + first.text("/job_id")).status()).isEqualTo(200);
  }

  /** A job that is committed while the jobs are counted is missed until they are counted again. */
  @Test
  void firstTextsThatReadsOrderAreCountedEach() {
    load("{'title':'TAG Film','year':1990}", "{'title':'TAG Other','year':1991}");
    await()
        .until(
            () -> {
              tenant = tenant("q" + UUID.randomUUID());
              var writer = Client.withKey(port, key("read\",\"generate"));
              return List.of(usedAfter(writer, "-film-1990"), usedAfter(writer, "-other-1991"));
            },
            it -> it.equals(List.of("1", "2")));
  }

  private String usedAfter(Client writer, String film) {
    return writer.get("/api/v1/movies/" + tag + film).header("X-RateLimit-Monthly-Used");
  }

  @Test
  void afterAFailureAReadOrdersNothingForAnHour() throws SQLException {
    load("{'title':'TAG Film','year':1990}");
    var writer = Client.withKey(port, key("read\",\"generate"));
    var path = "/api/v1/movies/" + tag + "-film-1990";
    var job = writer.get(path).text("/job_id");
    execute(
        "api",
        "update api.job set status = 'FAILED', settled_at = clock_timestamp(), failure_type = 'AI_API_ERROR',"
            + " failure_message = 'm', failure_user_message = 'u', failure_retriable = true where id = '"
            + job
            + "'");
    var answer = writer.get(path);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text("/type")).endsWith("/generation-failed");
    assertThat(answer.text("/job_id")).isEqualTo(job);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(3500, 3600);
    assertThat(reader.get(path).status()).isEqualTo(200);
  }

  @Test
  void theNewestTextInTheDefaultLocaleIsTheDefaultAndOthersCanBeChosen() throws SQLException {
    load("{'title':'TAG Film','year':1990}");
    var path = "/api/v1/movies/" + tag + "-film-1990";
    var film = UUID.fromString(reader.get(path).text("/id"));
    var old = write(film, "en-US", "DEFAULT", 1);
    var english = write(film, "en-US", "DEFAULT", 2);
    var polish = write(film, "pl-PL", "modern", 1);
    load("{'title':'TAG Film','year':1990,'genres':['War']}");
    var shown = reader.get(path);
    assertThat(shown.text("/default_description_id")).isEqualTo(english);
    assertThat(shown.text("/default_description/passport/prompt_version")).isEqualTo("movie/1");
    assertThat(shown.text("/default_description/ai_model")).isEqualTo("stand-in");
    assertThat(shown.header("Content-Language")).isEqualTo("en-US");
    assertThat(shown.json().at("/descriptions"))
        .extracting(it -> it.get("id").asString())
        .containsExactly(english, polish);
    var chosen = reader.get(path + "?locale=pl-PL&context_tag=modern");
    assertThat(chosen.text("/selected_description/id")).isEqualTo(polish);
    assertThat(chosen.header("Content-Language")).isEqualTo("pl-PL");
    var fallen = reader.get(path + "?locale=de-DE");
    assertThat(fallen.text("/selected_description/id")).isEqualTo(english);
    assertThat(fallen.header("Content-Language")).isEqualTo("en-US");
    assertThat(reader.get(path + "?description_id=" + old).text("/selected_description/id"))
        .isEqualTo(old);
    var none = reader.get(path + "?description_id=" + UUID.randomUUID());
    assertThat(none.text("/type")).endsWith("/text-not-found");
    assertThat(reader.get(path, "If-None-Match", shown.header("ETag")).status()).isEqualTo(304);
  }

  @Test
  void aSlugWithoutItsYearMeansTheOneFilmOrIsAChoice() {
    load(
        "{'title':'TAG Thing','year':1982,'directors':['TAG Ann']}",
        "{'title':'TAG Thing','year':2011}",
        "{'title':'TAG Thing Again','year':2012}");
    var choice = reader.get("/api/v1/movies/" + tag + "-thing");
    assertThat(choice.status()).isEqualTo(300);
    assertThat(choice.json().get("count").asInt()).isEqualTo(2);
    assertThat(choice.text("/options/0/select_url")).endsWith(tag + "-thing-1982");
    assertThat(choice.text("/options/0/director")).isEqualTo(tag + " Ann");
    assertThat(reader.get("/api/v1/movies/" + tag + "-thing-again").text("/slug"))
        .isEqualTo(tag + "-thing-again-2012");
    assertThat(reader.get("/api/v1/movies/" + tag).status()).isEqualTo(404);
    assertThat(reader.get("/api/v1/tv-series/" + tag + "-thing-1982").status()).isEqualTo(404);
  }

  @Test
  void exactNamesComeBeforeBeginningsAndTheseBeforeSimilarOnes() {
    load(
        "{'title':'TAG Harbour Lights','year':1982}",
        "{'title':'TAG Hárbour','year':2011}",
        "{'title':'Elsewhere','year':2010,'alternative_titles':['TAG harbour']}",
        "{'title':'TAG Harbuor','year':2012}");
    assertThat(found("q=" + tag + "%20HARBOUR"))
        .containsExactly(
            tag + "-harbour-2011",
            "elsewhere-2010",
            tag + "-harbour-lights-1982",
            tag + "-harbuor-2012");
    assertThat(
            found(
                "slugs=" + tag + "-harbuor-2012," + tag + "-nothing-1999," + tag + "-harbour-2011"))
        .containsExactly(tag + "-harbuor-2012", tag + "-harbour-2011");
  }

  @Test
  void pagesAreCountedAndLinked() {
    load(
        "{'title':'TAG Part A','year':2001}",
        "{'title':'TAG Part B','year':2002}",
        "{'title':'TAG Part C','year':2003}");
    var first = reader.get("/api/v1/movies?per_page=2&q=" + tag);
    assertThat(slugs(first)).containsExactly(tag + "-part-a-2001", tag + "-part-b-2002");
    assertThat(first.json().at("/pagination/total").asInt()).isEqualTo(3);
    assertThat(first.json().at("/pagination/total_pages").asInt()).isEqualTo(2);
    assertThat(first.json().at("/pagination/has_next_page").asBoolean()).isTrue();
    var next = first.header("Link").replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1");
    var second = reader.get(next);
    assertThat(slugs(second)).containsExactly(tag + "-part-c-2003");
    assertThat(second.json().at("/pagination/current_page").asInt()).isEqualTo(2);
    assertThat(second.json().at("/pagination/total").asInt()).isEqualTo(3);
    assertThat(second.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
    assertThat(slugs(reader.get("/api/v1/movies?per_page=2&page=2&q=" + tag)))
        .containsExactly(tag + "-part-c-2003");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /movies/Bad_Slug                  | 400 | slug
          /movies/%00                       | 400 |
          /people/a--b                      | 400 | slug
          /movies?slugs=ok-1999,No          | 400 | slugs
          /movies?per_page=101              | 422 | per_page
          /movies?per_page=x                | 422 | per_page
          /movies?page=0                    | 422 | page
          /movies?cursor=AAAA               | 422 | cursor
          /movies?q=%07                     | 422 | q
          /tv-shows/x-1999?locale=xx-XX     | 422 | locale
          /tv-series/x-1999?context_tag=odd | 422 | context_tag
          /movies/x-1999?description_id=1   | 422 | description_id
          /people/x?bio_id=1                | 422 | bio_id
          """)
  void whatIsWrongIsNamed(String path, int status, String parameter) {
    var answer = reader.get("/api/v1" + path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    if (parameter != null) {
      assertThat(answer.text("/violations/0/parameter")).isEqualTo(parameter);
    }
  }

  @Test
  void slugsAndQueriesTooLongAreRefused() {
    assertThat(reader.get("/api/v1/movies/" + "a".repeat(300)).status()).isEqualTo(400);
    assertThat(reader.get("/api/v1/movies?q=" + "a".repeat(201)).status()).isEqualTo(422);
    assertThat(reader.get("/api/v1/movies?slugs=" + "a,".repeat(0) + list(101)).status())
        .isEqualTo(422);
  }

  private static String list(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(n -> "a-" + n)
        .collect(java.util.stream.Collectors.joining(","));
  }

  private List<String> found(String query) {
    return slugs(reader.get("/api/v1/movies?" + query));
  }

  private static List<String> slugs(Answer answer) {
    return answer
        .json()
        .get("data")
        .valueStream()
        .map((JsonNode it) -> it.get("slug").asString())
        .toList();
  }

  private void load(String... lines) {
    var text = String.join("\n", lines).replace('\'', '"').replace("TAG", tag);
    var answer =
        operator.send(
            "POST",
            "/api/v1/admin/catalogue/imports",
            BodyPublishers.ofString(text),
            "Content-Type",
            "application/x-ndjson");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.http().body().strip())
        .contains("\"status\":\"DONE\"")
        .contains("\"rejected\":0");
  }

  /** A text as the worker writes it. */
  private String write(UUID entity, String locale, String style, int version) throws SQLException {
    var id = UUID.randomUUID();
    execute(
        "worker",
        """
        insert into content.text (id, work_item_id, entity_type, entity_id, locale, context_tag, version,
          text, model, prompt_version, prompt_hash, facts_hash, facts_version, facts_used, input_tokens,
          cached_input_tokens, output_tokens, cost_micros, attempts, checks, provider_ms)
        values ('%s', '%s', 'MOVIE', '%s', '%s', '%s', %d, 'A text.', 'stand-in', 'movie/1', 'h', 'h', 1,
          '{title}', 10, 0, 20, 30, 1, '{length}', 5)
        """
            .formatted(id, UUID.randomUUID(), entity, locale, style, version));
    return id.toString();
  }

  private void execute(String role, String sql) throws SQLException {
    try (var connection = installation.connect(role);
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }

  private String key(String scopes) {
    return operator
        .post(
            TENANTS + "/" + tenant + "/keys",
            "{\"label\":\"test\",\"scopes\":[\"" + scopes + "\"]}")
        .text("/key");
  }
}
