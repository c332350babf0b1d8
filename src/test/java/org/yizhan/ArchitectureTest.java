package org.yizhan;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The import rules of the house. A rule that matches no class fails: it would guard nothing. */
class ArchitectureTest {
  private static final String ROOT = "org.yizhan.";

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.yizhan");
  }

  @Test
  void thePlatformKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAPackage("org.yizhan.platform..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.yizhan.station..", "org.yizhan.hub..")
        .check(classes);
  }

  @Test
  void stationAndHubKnowNothingOfEachOther() {
    noClasses()
        .that()
        .resideInAPackage("org.yizhan.station..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yizhan.hub..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("org.yizhan.hub..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yizhan.station..")
        .check(classes);
  }

  @Test
  void theSimulatorDoesNotKnowHowTheHubCounts() {
    noClasses()
        .that()
        .resideInAPackage("org.yizhan.city..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yizhan.hub..")
        .check(classes);
  }

  @Test
  void featuresUseOnlyWhomTheyMay() {
    var found = new TreeMap<String, Set<String>>();
    for (var from : classes) {
      for (var dependency : from.getDirectDependenciesFromSelf()) {
        var a = feature(from);
        var b = feature(dependency.getTargetClass());
        if (!a.isEmpty() && !b.isEmpty() && !a.equals(b)) {
          found.computeIfAbsent(a, key -> new TreeSet<>()).add(b);
        }
      }
    }
    assertThat(found).isNotEmpty();
    found.forEach((feature, used) ->
        assertThat(FeatureEdges.ALLOWED.getOrDefault(feature, Set.of()))
            .as(feature)
            .containsAll(used));
  }

  @Test
  void featuresFormNoCycle() {
    slices().matching("org.yizhan.station.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("org.yizhan.hub.(*)..").should().beFreeOfCycles().check(classes);
    slices().matching("org.yizhan.platform.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void rulesArePure() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Rules")
        .or(named("Ranking", "VisitLife"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "java.sql..", "org.yizhan.platform.db..")
        .check(classes);
    noClasses()
        .that()
        .haveSimpleNameEndingWith("Rules")
        .or(named("Ranking", "VisitLife"))
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.time\\.(Clock|InstantSource)")
        .check(classes);
  }

  @Test
  void webStaysInRoutes() {
    noClasses()
        .that(outside("Routes", "Authenticator"))
        .and()
        .resideInAnyPackage("org.yizhan.station.*..", "org.yizhan.hub.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.ext.web..")
        .check(classes);
  }

  @Test
  void sqlStaysInStores() {
    noClasses()
        .that(outside("Store"))
        .and()
        .resideInAnyPackage("org.yizhan.station..", "org.yizhan.hub..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql.."))
        .check(classes);
  }

  @Test
  void mqttStaysInItsPlatform() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.yizhan.platform.mqtt..")
        .and()
        .haveSimpleNameNotEndingWith("Topics")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx.mqtt..")
        .check(classes);
  }

  @Test
  void kafkaStaysInItsPlatform() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.yizhan.platform.kafka..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka..")
        .check(classes);
  }

  @Test
  void featuresKeepClearOfTheMachineRoom() {
    noClasses()
        .that()
        .resideInAnyPackage("org.yizhan.station.*..", "org.yizhan.hub.*..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.vertx.core.json..", "java.util.concurrent.locks..")
                .or(JavaClass.Predicates.equivalentTo(io.vertx.core.eventbus.EventBus.class)))
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(classes);
  }

  @Test
  void everyPackageSaysThatNothingIsNullUnlessItSaysSo() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
        .check(classes);
    var described = new TreeSet<String>();
    classes.that(named("package-info")).forEach(info -> described.add(info.getPackageName()));
    classes
        .that(alwaysTrue())
        .forEach(type -> assertThat(described).contains(type.getPackageName()));
  }

  private static String feature(JavaClass type) {
    var name = type.getPackageName();
    var inside = name.startsWith(ROOT) ? name.substring(ROOT.length()) : "";
    var parts = inside.split("\\.", -1);
    return parts.length >= 2 && !parts[0].equals("platform") ? parts[0] + "." + parts[1] : "";
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    return DescribedPredicate.describe(
        "named " + String.join(" or ", names),
        type -> Set.of(names).contains(type.getSimpleName()));
  }

  /** Neither a class with that ending nor one inside it. */
  private static DescribedPredicate<JavaClass> outside(String... endings) {
    return DescribedPredicate.describe(
        "outside of *" + String.join(", *", endings),
        type -> {
          var top = type.getName().split("\\$", 2)[0];
          return Set.of(endings).stream().noneMatch(top::endsWith);
        });
  }
}
