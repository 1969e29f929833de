package com.moviemind.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "com.moviemind.worker", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheAdapterKnowsOpenAi =
      noClasses()
          .that()
          .resideOutsideOfPackage("..provider.openai..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.openai..");

  @ArchTest
  static final ArchRule workerNeverSeesTheApi =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.moviemind.api..");

  @ArchTest
  static final ArchRule onlyRoomsWithTablesSpeakSql =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "..worker.ledger..",
              "..worker.content..",
              "..worker.money..",
              "..worker.quarantine..",
              "..worker.vitals..",
              "..worker.audit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.jdbc..", "java.sql..");

  @ArchTest
  static final ArchRule wiringStaysInItsRoom =
      classes().that().areAnnotatedWith(Configuration.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule propertiesAreRecords =
      classes().that().areAnnotatedWith(ConfigurationProperties.class).should().beRecords();

  @ArchTest
  static final ArchRule modelsAreCalledWithoutAConnection =
      noClasses()
          .that()
          .resideInAnyPackage("..worker.provider..", "..worker.prompt..", "..worker.quality..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.transaction..", "javax.sql..");

  @Test
  void roomsAreWhatTheySayTheyAre() {
    ApplicationModules.of(WorkerApplication.class).verify();
  }
}
