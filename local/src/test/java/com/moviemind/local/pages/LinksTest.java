package com.moviemind.local.pages;

import static com.moviemind.local.pages.ComposeFile.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point at is there: files, classes, tests. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  /** A class name in code quotes, such as {@code `OutboxRelay`} or {@code `Outbox.append`}. */
  private static final Pattern CLASS =
      Pattern.compile(
          "`(?:com\\.moviemind\\.[a-z.]+)?([A-Z][a-z0-9]+[A-Za-z0-9]*)(?:\\.([a-z]\\w*))?`");

  private static final Pattern SOURCE = Pattern.compile(".*/src/(main|test)/.*\\.(java|avsc)");

  /** Names of others that the pages mention. */
  private static final Set<String> NOT_OURS =
      Set.of("JdbcClient", "Impl", "Util", "Helper", "Manager", "Service", "Optional");

  @Test
  void everyFileLinkedToIsThere() throws IOException {
    var broken = new ArrayList<String>();
    for (var page : pages()) {
      for (var match : LINK.matcher(Files.readString(page)).results().toList()) {
        var target = match.group(1);
        if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
          broken.add(REPOSITORY.relativize(page) + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyClassAndMethodNamedIsThere() throws IOException {
    var classes = classes();
    var unknown = new ArrayList<String>();
    for (var page : pages()) {
      if (page.toString().contains("/problems/")) {
        continue; // for clients: header names, no classes
      }
      for (var match : CLASS.matcher(Files.readString(page)).results().toList()) {
        var source = classes.get(match.group(1));
        var method = match.group(2);
        if (!NOT_OURS.contains(match.group(1))
            && (source == null || (method != null && !source.contains(method + "(")))) {
          unknown.add(REPOSITORY.relativize(page) + ": " + match.group());
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (var top = Files.list(REPOSITORY);
        var docs = Files.walk(REPOSITORY.resolve("docs"))) {
      return Stream.concat(top, docs).filter(it -> it.toString().endsWith(".md")).toList();
    }
  }

  /** Sources by top-level class; the events, which are made from their schemas, among them. */
  private static Map<String, String> classes() throws IOException {
    var classes = new HashMap<String, String>();
    try (var files = Files.walk(REPOSITORY)) {
      for (var file : files.filter(it -> SOURCE.matcher(it.toString()).matches()).toList()) {
        var name = file.getFileName().toString().replaceAll("\\.\\w+$", "");
        classes.merge(name, Files.readString(file), String::concat);
      }
    }
    return classes;
  }
}
