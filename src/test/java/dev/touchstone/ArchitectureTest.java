package dev.touchstone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.touchstone.shared.PrivateFiles;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md, which point one way. */
class ArchitectureTest {
  private static final String ROOT = "dev.touchstone";

  /** Each module and all it may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("shared", Set.of()),
          Map.entry("definition", Set.of("shared")),
          Map.entry("expression", Set.of("shared", "definition")),
          Map.entry("fact", Set.of("shared", "definition", "expression")),
          Map.entry("credit", Set.of("shared", "definition", "expression", "fact")),
          Map.entry("plan", Set.of("shared", "definition", "expression", "fact")),
          Map.entry("measure", Set.of("shared", "definition", "expression", "fact", "plan")),
          Map.entry("statistics", Set.of("shared")),
          Map.entry("score", Set.of("shared", "definition", "expression", "measure", "statistics")),
          Map.entry("trend", Set.of("shared", "statistics")),
          Map.entry(
              "robustness",
              Set.of("shared", "definition", "measure", "statistics", "score", "trend")),
          Map.entry(
              "run",
              Set.of(
                  "shared",
                  "definition",
                  "expression",
                  "fact",
                  "credit",
                  "plan",
                  "measure",
                  "score",
                  "trend")),
          Map.entry("upkeep", Set.of("shared", "fact", "run")),
          Map.entry(
              "cli",
              Set.of(
                  "shared",
                  "upkeep",
                  "definition",
                  "expression",
                  "fact",
                  "credit",
                  "plan",
                  "measure",
                  "score",
                  "trend",
                  "robustness",
                  "run")),
          Map.entry("demo", Set.of("shared", "definition", "fact")),
          Map.entry(
              "bench",
              Set.of(
                  "shared",
                  "definition",
                  "expression",
                  "fact",
                  "credit",
                  "measure",
                  "score",
                  "robustness",
                  "run",
                  "demo",
                  "access",
                  "publication",
                  "server")),
          Map.entry("audit", Set.of("shared")),
          Map.entry("access", Set.of("shared", "audit")),
          Map.entry(
              "publication",
              Set.of("shared", "definition", "fact", "measure", "score", "run", "audit", "access")),
          Map.entry(
              "portal",
              Set.of(
                  "shared",
                  "definition",
                  "fact",
                  "measure",
                  "score",
                  "run",
                  "audit",
                  "access",
                  "publication")),
          Map.entry(
              "server",
              Set.of(
                  "shared",
                  "definition",
                  "fact",
                  "credit",
                  "plan",
                  "measure",
                  "score",
                  "run",
                  "demo",
                  "audit",
                  "access",
                  "publication",
                  "portal")));

  private static final List<String> PURE =
      List.of(
          "shared",
          "definition",
          "expression",
          "plan",
          "measure",
          "statistics",
          "score",
          "trend",
          "robustness",
          "run",
          "fact",
          "credit");

  /** To be named apart; no new ones. */
  private static final Set<String> SHARED_NAMES = Set.of("Nearest");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void everyArrowBetweenModulesIsAllowed() {
    var violations = new TreeSet<String>();
    for (var from : CLASSES) {
      var module = module(from);
      if (module.isEmpty() || module.equals("db")) {
        continue;
      }
      for (var dependency : from.getDirectDependenciesFromSelf()) {
        var target = module(dependency.getTargetClass());
        if (!target.isEmpty()
            && !target.equals(module)
            && !target.equals("db")
            && !MAY_USE.getOrDefault(module, Set.of()).contains(target)) {
          violations.add(module + " -> " + target + " in " + dependency.getDescription());
        }
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  void everyModuleIsOnTheMap() {
    var modules =
        CLASSES.stream()
            .map(ArchitectureTest::module)
            .filter(m -> !m.isEmpty() && !m.equals("db"))
            .collect(Collectors.toSet());
    assertThat(MAY_USE.keySet()).containsAll(modules);
  }

  /** A name says which type is meant, wherever it is read. */
  @Test
  void noTwoTypesShareAName() {
    var packages = new TreeMap<String, Set<String>>();
    for (var type : CLASSES) {
      if (type.isTopLevelClass()
          && !type.getSimpleName().equals("package-info")
          && !module(type).equals("db")) {
        packages
            .computeIfAbsent(type.getSimpleName(), _ -> new TreeSet<>())
            .add(type.getPackageName());
      }
    }
    packages.values().removeIf(one -> one.size() == 1);
    assertThat(packages.keySet()).isSubsetOf(SHARED_NAMES);
  }

  @Test
  void noModulesFormARing() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyDefinitionKnowsHowDocumentsAreRead() {
    var language = ROOT + ".definition.language";
    var words = Set.of("Definition", "DocumentName", "Formula", "Kind", "SourceFile");
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".definition..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "read documents",
                type ->
                    type.getPackageName().startsWith(ROOT + ".definition.")
                        && (type.getSimpleName().matches(".+(Language|Reader)")
                            || (type.getPackageName().equals(language)
                                && !words.contains(outermost(type))))))
        .check(CLASSES);
  }

  @Test
  void noFoldersOfAModuleFormARing() {
    slices().matching(ROOT + ".definition.(*)..").should().beFreeOfCycles().check(CLASSES);
    for (var module : List.of("measure", "score")) {
      slices().matching(ROOT + "." + module + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }
  }

  /** Folders of measuring use its results; results know no folder. */
  @Test
  void measurementsDoNotKnowHowTheyWereMade() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(ROOT + ".measure")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".measure.*..")
        .check(CLASSES);
  }

  /** What other modules see of scoring: results, and what results are made of. */
  @Test
  void onlyScoringKnowsHowPointsComeAbout() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".score..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(
                    ROOT + ".score.rule..", ROOT + ".score.column..", ROOT + ".score.tree..")
                .and(not(nameMatching(".*\\.(Benchmark|Shrunk|Noise|Duels)([$;].*)?"))))
        .check(CLASSES);
  }

  @Test
  void thePureHeartKnowsNoFrameworkAndNoClock() {
    var pure = PURE.stream().map(m -> ROOT + "." + m + "..").toArray(String[]::new);
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(pure)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "org.jooq..", "jakarta..")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  @Test
  void definitionsExpressionsPlansAndScoresKnowNoDatabase() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".shared..",
            ROOT + ".definition..",
            ROOT + ".expression..",
            ROOT + ".plan..",
            ROOT + ".statistics..",
            ROOT + ".score..",
            ROOT + ".robustness..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.duckdb..", "org.apache.iceberg..")
        .check(CLASSES);
  }

  /** So that what is private is made so everywhere. */
  @Test
  void filesAndFoldersAreMadeInOnePlace() {
    var make =
        Set.of(
            "createDirectories",
            "createDirectory",
            "createFile",
            "createTempDirectory",
            "createTempFile",
            "newBufferedWriter",
            "newOutputStream",
            "write",
            "writeString");
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".bench..", ROOT + ".server..")
        .and()
        .doNotHaveFullyQualifiedName(PrivateFiles.class.getName())
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "makes a file or folder",
                call ->
                    call.getTargetOwner().isEquivalentTo(Files.class)
                        && make.contains(call.getName())))
        .check(CLASSES);
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type.getSimpleName());
  }

  private static String module(JavaClass type) {
    var name = type.getPackageName();
    if (!name.startsWith(ROOT + ".")) {
      return "";
    }
    var rest = name.substring(ROOT.length() + 1);
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
