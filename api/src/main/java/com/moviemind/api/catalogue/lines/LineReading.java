package com.moviemind.api.catalogue.lines;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.lines.Line.OfPerson;
import com.moviemind.api.catalogue.lines.Line.OfTitle;
import com.moviemind.api.catalogue.lines.Line.Refused;
import com.moviemind.api.catalogue.lines.Line.TitleDetails;
import com.moviemind.api.catalogue.naming.Slug;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the bytes of a line into what it says. Never throws for what is in a line. */
public final class LineReading {

  private static final int LONGEST_TAGLINE = 500;
  private static final int LONGEST_SYNOPSIS = 20_000;
  private static final int LONGEST_PLACE = 200;
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}-[A-Z]{2}");

  /** Today's countries, and those that films still come from. */
  private static final List<String> COUNTRIES =
      Stream.concat(
              Arrays.stream(Locale.getISOCountries()), Stream.of("SU", "CS", "YU", "DD", "XK"))
          .toList();

  /** ISO 639-1, and the three letters of its later parts, which are too many to list. */
  private static final Predicate<String> LANGUAGES = List.of(Locale.getISOLanguages())::contains;

  private static final Pattern THREE_LETTERS = Pattern.compile("[a-z]{3}");

  private final JsonMapper json = JsonMapper.builder().build();

  /** What this line says, or why it is refused. */
  public Line read(ByteBuffer bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return line(new Fields(object(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)));
    } catch (Unfit e) {
      return new Refused(e.reason());
    } catch (CharacterCodingException _) {
      return new Refused("not UTF-8");
    } catch (JacksonException _) {
      return new Refused("not JSON");
    }
  }

  private JsonNode object(String text) {
    var node = json.readTree(text);
    if (!node.isObject()) {
      throw new Unfit("not a JSON object");
    }
    return node;
  }

  private static Line line(Fields fields) {
    var type = fields.any("type");
    if (type == null) {
      return title(EntityType.MOVIE, fields);
    }
    return switch (Fields.string("type", type)) {
      case "MOVIE" -> title(EntityType.MOVIE, fields);
      case "TV_SERIES" -> title(EntityType.TV_SERIES, fields);
      case "TV_SHOW" -> title(EntityType.TV_SHOW, fields);
      case "PERSON" -> person(fields);
      default -> throw new Unfit("type is none of MOVIE, TV_SERIES, TV_SHOW and PERSON");
    };
  }

  private static Line title(EntityType kind, Fields fields) {
    var title = fields.title("title");
    if (title == null || Slug.of(title).isEmpty()) {
      throw new Unfit("title is missing or empty");
    }
    var year = fields.number(1870, 2100, "year", "release_year");
    if (year == null) {
      throw new Unfit("year is missing");
    }
    return new OfTitle(
        kind,
        title,
        year,
        details(fields),
        fields.codes("countries", COUNTRIES::contains, true),
        fields.codes("languages", LANGUAGES.or(THREE_LETTERS.asMatchPredicate()), false),
        Genres.of(fields),
        Mentions.of(fields),
        fields.map("localized_titles", LOCALE),
        fields.titles("alternative_titles"),
        fields.ids());
  }

  private static TitleDetails details(Fields fields) {
    return new TitleDetails(
        fields.title("original_title"),
        fields.number(1870, 2100, "end_year"),
        fields.number(1, 100_000, "runtime_minutes"),
        fields.number(1, 10_000, "seasons"),
        fields.number(1, 100_000, "episodes"),
        fields.text("tagline", LONGEST_TAGLINE),
        fields.text("synopsis", LONGEST_SYNOPSIS));
  }

  private static Line person(Fields fields) {
    var given = fields.any("name");
    var name = given == null ? "" : Cleaning.name(Fields.string("name", given));
    if (name.isEmpty()) {
      throw new Unfit("name is missing or is no name");
    }
    var born = fields.text("birth_date", 30);
    var died = fields.text("death_date", 30);
    var birthYear = fields.number(1700, 2100, "birth_year");
    return new OfPerson(
        name,
        date("birth_date", born),
        born == null ? birthYear : year("birth_date", born),
        date("death_date", died),
        died == null ? null : year("death_date", died),
        fields.text("birthplace", LONGEST_PLACE),
        fields.titles("alternative_names"),
        fields.ids());
  }

  private static @Nullable LocalDate date(String name, @Nullable String text) {
    if (text == null || Fields.isYear(text)) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException _) {
      throw new Unfit(name + " is neither a date (1946-02-16) nor a year (1946)");
    }
  }

  private static Integer year(String name, String text) {
    int year = Integer.parseInt(text.substring(0, 4));
    if (year < 1700 || year > 2100) {
      throw new Unfit(name + " is not between 1700 and 2100");
    }
    return year;
  }
}
