package com.moviemind.api.catalogue.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.lines.Line.Mention;
import com.moviemind.api.catalogue.lines.Line.OfPerson;
import com.moviemind.api.catalogue.lines.Line.OfTitle;
import com.moviemind.api.catalogue.lines.Line.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReadingTest {

  private final LineReading reading = new LineReading();

  @Test
  void aLineOfTheLocalFormatIsReadInFull() {
    var film =
        film(
            """
            {"type":"TV_SERIES","title":"Dark","original_title":"Dark","year":"2017","end_year":2020,
             "runtime_minutes":null,"seasons":3,"episodes":26,"countries":["de"],"languages":["de"],
             "genres":["Drama","sci-fi","Drama"],"directors":["Baran bo Odar"],
             "cast":[{"name":"Louis Hofmann","character":"Jonas","birth_year":1997},"Lisa Vicari"],
             "localized_titles":{"pl-PL":"Dark"},"alternative_titles":["Dark (series)"],
             "external_ids":{"imdb":"tt5753856"},"unknown":[1,{}]}
            """);
    assertThat(film.kind()).isEqualTo(EntityType.TV_SERIES);
    assertThat(film.year()).isEqualTo(2017);
    assertThat(film.details().endYear()).isEqualTo(2020);
    assertThat(film.details().runtimeMinutes()).isNull();
    assertThat(film.countries()).containsExactly("DE");
    assertThat(film.genres()).containsExactly("Drama", "Science Fiction");
    assertThat(film.credits())
        .containsExactly(
            new Mention(Role.DIRECTOR, "Baran bo Odar", null, null),
            new Mention(Role.ACTOR, "Louis Hofmann", 1997, "Jonas"),
            new Mention(Role.ACTOR, "Lisa Vicari", null, null));
    assertThat(film.ids()).isEqualTo(Map.of("imdb", "tt5753856"));
  }

  @Test
  void bothDialectsNameTheArticle() {
    assertThat(film("{'title':'A','year':1920,'href':'A_(film)'}").ids())
        .isEqualTo(Map.of("wikipedia", "A_(film)"));
    assertThat(film("{'title':'A','year':1920,'wikipediaPage':'A_(film)'}").ids())
        .isEqualTo(Map.of("wikipedia", "A_(film)"));
    assertThat(film("{'title':'A','year':1920,'href':null}").ids()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Evening\u00a0Train[fr]                                      | Evening Train
          The Rope Walk[1]                                            | The Rope Walk
          Wheel .mw-parser-output .a{color:red}.mw-x .b{top:0}3: Last | Wheel 3: Last
          Salt &amp; Bread                                            | Salt & Bread
          Two\u200b\u0007  Rooms                                      | Two Rooms
          <i>Harbour</i>                                              | Harbour
          [[Anna]] Waits                                              | Anna Waits
          """)
  void titlesLoseWhatAWebPageLeftInThem(String dirty, String clean) {
    assertThat(Cleaning.title(dirty)).isEqualTo(clean);
  }

  @Test
  void aLinkIsReadByItsWords() {
    assertThat(Cleaning.title("[[Ann Street (film)|Ann Street]]")).isEqualTo("Ann Street");
  }

  @Test
  void namesLoseNotesAndEntriesThatAreNoNamesAreDropped() {
    var names =
        names(
            """
            "Ann Hall (actor)", "Bo Lind]]", ".", "Sr.", "(uncredited)", "and", "Cy Moe, Jr.", "Di Roy",
            "Jr.", "(The", "nominee)", "Dir.: El Sun", "the long fight for water", "[a]", "", null,
            "Fay (Tex) O'Neil", "N!xau", "U2", "Ann Hall"
            """);
    assertThat(names)
        .containsExactly(
            "Ann Hall",
            "Bo Lind Sr.",
            "Cy Moe Jr.",
            "Di Roy Jr.",
            "Fay (Tex) O'Neil",
            "N!xau",
            "U2");
  }

  @Test
  void aPersonMayBeKnownByYearOrByDate() {
    var one = person("{'type':'PERSON','name':'Ann Hall','birth_date':'1946-02-16'}");
    assertThat(one.birthDate()).isEqualTo(LocalDate.of(1946, 2, 16));
    assertThat(one.birthYear()).isEqualTo(1946);
    var other = person("{'type':'PERSON','name':'Ann Hall','birth_date':'1946'}");
    assertThat(other.birthDate()).isNull();
    assertThat(other.birthYear()).isEqualTo(1946);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                              | not JSON
          [1]                                                   | not a JSON object
          {'title':'A'}                                         | year is missing
          {'year':1999}                                         | title is missing or empty
          {'title':' [1] ','year':1999}                         | title is missing or empty
          {'title':['A'],'year':1999}                           | title is not a string
          {'title':'A','year':1}                                | year is not a whole number from 1870 to 2100
          {'title':'A','year':'soon'}                           | year is not a whole number from 1870 to 2100
          {'title':'A','year':1999.5}                           | year is not a whole number from 1870 to 2100
          {'title':'A','year':1999,'cast':'B'}                  | cast is not a list
          {'title':'A','year':1999,'cast':[3]}                  | cast holds an entry that is neither a name nor an object with one
          {'title':'A','year':1999,'countries':['ZZ']}          | countries holds a code that does not exist
          {'title':'A','year':1999,'localized_titles':{'x':'A'}}| localized_titles has a key that is not allowed
          {'title':'A','year':1999,'external_ids':[]}           | external_ids is not an object of strings
          {'type':'BOOK','title':'A'}                           | type is none of MOVIE, TV_SERIES, TV_SHOW and PERSON
          {'type':'PERSON','name':'(narrator)'}                 | name is missing or is no name
          {'type':'PERSON','name':'Ann','birth_date':'spring'}  | birth_date is neither a date (1946-02-16) nor a year (1946)
          """)
  void theRestIsRefusedWithAReason(String line, String reason) {
    assertThat(read(line)).isEqualTo(new Refused(reason));
  }

  @Test
  void aTitleTooLongIsRefused() {
    assertThat(read("{'title':'" + "ab".repeat(151) + "','year':1999}"))
        .isEqualTo(new Refused("title is longer than 300 characters"));
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThat(reading.read(ByteBuffer.wrap(new byte[] {'{', '"', (byte) 0xff, '"', '}'})))
        .isEqualTo(new Refused("not UTF-8"));
    assertThat(read("[".repeat(5000))).isEqualTo(new Refused("not JSON"));
    assertThat(film("{'title':'A\\u0000\\ud800B','year':1999}").title()).isEqualTo("AB");
  }

  private List<String> names(String cast) {
    var film = film("{\"title\":\"A\",\"year\":1999,\"cast\":[" + cast + "]}");
    return film.credits().stream().map(Mention::name).toList();
  }

  private OfTitle film(String line) {
    return (OfTitle) read(line);
  }

  private OfPerson person(String line) {
    return (OfPerson) read(line);
  }

  private Line read(String line) {
    var json = line.startsWith("{\"") ? line : line.replace('\'', '"');
    return reading.read(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
  }
}
