package com.moviemind.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.problem.ProblemType;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds for every room: types are found wherever a constant declares one. */
class ProblemPagesTest {

  private static final Path PAGES = Path.of("../docs/problems");

  private final List<ProblemType> types =
      new ClassFileImporter()
              .withImportOption(new ImportOption.DoNotIncludeTests())
              .importPackages("com.moviemind.api")
              .stream()
              .flatMap(it -> it.getFields().stream())
              .filter(it -> it.getRawType().isEquivalentTo(ProblemType.class))
              .filter(it -> it.getModifiers().contains(JavaModifier.STATIC))
              .map(ProblemPagesTest::value)
              .toList();

  @Test
  void everyTypeHasAPageThatNamesItsAddressAndStatus() throws IOException {
    assertThat(types).hasSizeGreaterThan(10);
    for (var type : types) {
      var page = PAGES.resolve(type.name() + ".md");
      assertThat(page).exists();
      assertThat(Files.readString(page))
          .contains(type.uri().toString())
          .contains("HTTP " + type.status().value());
    }
  }

  @Test
  void everyPageIsOfAType() throws IOException {
    try (var pages = Files.list(PAGES)) {
      var names = pages.map(it -> it.getFileName().toString().replace(".md", "")).sorted().toList();
      assertThat(names)
          .filteredOn(it -> !it.equals("README"))
          .containsExactlyInAnyOrderElementsOf(
              types.stream().map(ProblemType::name).distinct().toList());
    }
  }

  private static ProblemType value(JavaField field) {
    try {
      var reflected = field.reflect();
      reflected.setAccessible(true);
      return (ProblemType) reflected.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
