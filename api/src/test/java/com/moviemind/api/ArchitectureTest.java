package com.moviemind.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@AnalyzeClasses(packages = "com.moviemind", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule entitiesStayInTheirRoom =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule repositoriesStayInTheirRoom =
      classes().that().areAssignableTo(Repository.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule controllersStayInTheirRoom =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .or()
          .areAnnotatedWith(RestControllerAdvice.class)
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .that()
          .resideInAPackage("com.moviemind.api..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now");

  @ArchTest
  static final ArchRule theApiNeverMeetsTheWorker =
      noClasses()
          .that()
          .resideInAPackage("com.moviemind.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.moviemind.worker..", "com.moviemind.local..", "com.moviemind.servers..");

  @ArchTest
  static final ArchRule messagingKnowsNoApplication =
      noClasses()
          .that(resideInAPackage("com.moviemind.messaging.."))
          .or(resideInAPackage("com.moviemind.schemas.."))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.moviemind.api..");

  @ArchTest
  static final ArchRule nobodyHereCallsAModel =
      noClasses().should().dependOnClassesThat().resideInAPackage("com.openai..");

  @ArchTest
  static final ArchRule jacksonIsTheThird =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule dependenciesAreGivenToConstructors =
      noFields().should().beAnnotatedWith(Autowired.class);

  @ArchTest
  static final ArchRule nothingStaticChanges =
      fields()
          .that()
          .areStatic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("com.moviemind.api..")
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule setUpIsDoneByConstructors =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("com.moviemind.api..")
          .and()
          .arePublic()
          .and()
          .areNotStatic()
          .should()
          .haveNameNotMatching("set[A-Z].*(?<!ReadListener)");
}
