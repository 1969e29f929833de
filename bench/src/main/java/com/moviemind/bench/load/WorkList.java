package com.moviemind.bench.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Distinct work in order: films, times locales, times styles. Equal work in flight would join and
 * be one call, so work is handed out again only when it came back.
 */
public final class WorkList {

  private static final List<String> LOCALES = List.of("en-US", "pl-PL", "de-DE", "fr-FR", "es-ES");
  private static final List<String> STYLES = List.of("DEFAULT", "modern", "critical", "humorous");

  private final LinkedBlockingQueue<Work> free = new LinkedBlockingQueue<>();
  private final int size;

  /** A film as work knows it. */
  public record Film(String slug, String title, String year) {}

  public WorkList(List<Film> films) {
    Queue<Work> all = new ArrayDeque<>();
    for (var style : STYLES) {
      for (var locale : LOCALES) {
        for (var film : distinct(films)) {
          var call = "MOVIE|" + film.title() + "|" + film.year() + "|" + locale + "|" + style;
          all.add(new Work(film.slug(), locale, style, call));
        }
      }
    }
    free.addAll(all);
    size = all.size();
  }

  public int size() {
    return size;
  }

  /** The first so many, for a load that needs no more; they are given out nowhere else. */
  public List<Work> first(int count) throws InterruptedException {
    var works = new ArrayList<Work>();
    while (works.size() < Math.min(count, size)) {
      works.add(take());
    }
    return works;
  }

  /** Waits for work when all of it is in flight. */
  Work take() throws InterruptedException {
    return free.take();
  }

  void giveBack(Work work) {
    free.add(work);
  }

  /** Two films of one title and year could not be told apart in the log of calls. */
  private static List<Film> distinct(List<Film> films) {
    List<Film> distinct = new ArrayList<>();
    var seen = new java.util.HashSet<String>();
    for (var film : films) {
      if (seen.add(film.title() + "|" + film.year())) {
        distinct.add(film);
      }
    }
    return distinct;
  }
}
