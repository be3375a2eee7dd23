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
import dev.touchstone.shared.MayUse;
import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md, which point one way. */
class ArchitectureTest {
  private static final String ROOT = "dev.touchstone";

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

  private static final Pattern ROW =
      Pattern.compile("(?<rest>\\| `(?<module>\\w+)` \\|[^|]*\\|[^|]*\\| )[^|]*\\|");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void everyModuleUsesWhatItSaysAndNothingElse() {
    var used = new TreeMap<String, String>();
    for (var from : CLASSES) {
      for (var dependency : from.getDirectDependenciesFromSelf()) {
        var module = module(from);
        var target = module(dependency.getTargetClass());
        if (!module.isEmpty() && !target.isEmpty() && !target.equals(module)) {
          used.put(module + " -> " + target, dependency.getDescription());
        }
      }
    }
    var said = new TreeSet<String>();
    arrows().forEach((from, all) -> all.forEach(to -> said.add(from + " -> " + to)));
    var unused = new TreeSet<>(said);
    unused.removeAll(used.keySet());
    used.keySet().removeAll(said);
    assertThat(used).as("used and not said").isEmpty();
    assertThat(unused).as("said and not used").isEmpty();
  }

  /** Made anew by {@code bin/test -Dgolden=write}. */
  @Test
  void theArchitectureTellsTheArrows() throws IOException {
    var file = Path.of("ARCHITECTURE.md");
    var arrows = arrows();
    var rows = new TreeSet<String>();
    var lines =
        Files.readAllLines(file).stream()
            .map(
                line -> {
                  var row = ROW.matcher(line);
                  if (!row.matches()) {
                    return line;
                  }
                  rows.add(row.group("module"));
                  var uses = arrows.getOrDefault(row.group("module"), Set.of());
                  return row.group("rest") + String.join(", ", uses) + " |";
                })
            .toList();
    if ("write".equals(System.getProperty("golden"))) {
      Files.write(file, lines);
    }
    assertThat(file).hasContent(String.join("\n", lines));
    assertThat(rows).isEqualTo(arrows.keySet());
  }

  private static TreeMap<String, Set<String>> arrows() {
    var arrows = new TreeMap<String, Set<String>>();
    for (var type : CLASSES) {
      if (type.getSimpleName().equals("package-info") && type.isAnnotatedWith(MayUse.class)) {
        arrows.put(
            module(type), new TreeSet<>(List.of(type.getAnnotationOfType(MayUse.class).value())));
      }
    }
    return arrows;
  }

  /** A name says which type is meant, wherever it is read. */
  @Test
  void noTwoTypesShareAName() {
    var packages = new TreeMap<String, Set<String>>();
    for (var type : CLASSES) {
      if (type.isTopLevelClass()
          && !type.getSimpleName().equals("package-info")
          && !module(type).isEmpty()) {
        packages
            .computeIfAbsent(type.getSimpleName(), _ -> new TreeSet<>())
            .add(type.getPackageName());
      }
    }
    packages.values().removeIf(one -> one.size() == 1);
    assertThat(packages).isEmpty();
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
    var module = dot < 0 ? rest : rest.substring(0, dot);
    return module.equals("db") ? "" : module;
  }
}
