package com.moviemind.bench.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.bench.load.HttpConnection;
import com.moviemind.bench.load.WorkList.Film;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The films of an installation's catalogue. */
public final class Films {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> GENRES =
      List.of("Drama", "Comedy", "Crime", "Western", "Horror");

  private Films() {}

  public static List<Film> all(Target target) throws IOException {
    List<Film> films = new ArrayList<>();
    try (var api = new HttpConnection(target.api(), target.apiKey())) {
      boolean more = true;
      for (int page = 1; more; page++) {
        var answer = api.get("/api/v1/movies?per_page=100&page=" + page);
        if (answer.status() != 200) {
          throw new IOException(
              "the catalogue cannot be read: " + answer.status() + " " + answer.body());
        }
        var json = JSON.readTree(answer.body());
        for (var film : json.path("data")) {
          films.add(
              new Film(
                  film.path("slug").asString(""),
                  film.path("title").asString(""),
                  film.path("release_year").asString("")));
        }
        more = json.path("pagination").path("has_next_page").asBoolean(false);
      }
    }
    return films;
  }

  /** Adds made-up films, for measurements that need more work than the sample holds. */
  public static void makeUp(Target target, int count) throws IOException {
    var lines = new StringBuilder();
    for (int n = 0; n < count; n++) {
      var line = JSON.createObjectNode();
      line.put("type", "MOVIE").put("title", "Made-up Film Number " + n).put("year", 1950 + n % 70);
      line.putArray("genres").add(GENRES.get(n % GENRES.size()));
      line.putArray("countries").add("US");
      line.putArray("directors").add("Director Number " + n % 500);
      line.putArray("cast").add("Player Number " + n % 900).add("Player Number " + (n + 450) % 900);
      lines.append(line).append('\n');
    }
    try (var api = new HttpConnection(target.api(), target.adminKey())) {
      var answer =
          api.post(
              "/api/v1/admin/catalogue/imports",
              "application/x-ndjson",
              lines.toString().getBytes(UTF_8));
      if (answer.status() != 200) {
        throw new IOException(
            "made-up films are not taken: " + answer.status() + " " + answer.body());
      }
    }
  }
}
