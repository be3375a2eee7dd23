package dev.touchstone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Whatever reads {@link Shared} data, run as everybody else has it: without. */
class SharedAbsentTest {
  private static final String NOWHERE = "target/nothing-is-shared-here";

  @Test
  void everyTestThatReadsSharedDataIsSkippedWithItsSentenceAndNoneFails() {
    var tests = testsThatRead();
    assertThat(tests).as("tests that read shared data").hasSizeGreaterThan(40);
    assertThat(Path.of(NOWHERE)).doesNotExist();
    var told = new Told();
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    tests.stream().map(it -> selectMethod(it.getDeclaringClass(), it)).toList())
                .configurationParameter(Shared.FOLDER, NOWHERE)
                .build(),
            told);

    assertThat(told.failed).isEmpty();
    assertThat(told.ran).as("tests that ran without what they read").isEmpty();
    assertThat(told.skipped.values())
        .isNotEmpty()
        .allMatch(reason -> reason.startsWith("Skipped: there is no " + NOWHERE));
    assertThat(tests)
        .as("tests that were neither skipped nor run")
        .allMatch(
            test -> told.skipped.containsKey(test.toString()) || told.classSkipped(test),
            "told of");
  }

  @Test
  void nothingElseKnowsTheFolder() throws IOException {
    var knowing = new TreeSet<String>();
    for (var top : List.of("src", "bin", "pom.xml", ".ci")) {
      try (var files = Files.walk(Path.of(top))) {
        for (var file : (Iterable<Path>) files.filter(SharedAbsentTest::isText)::iterator) {
          var text = Files.readString(file, StandardCharsets.ISO_8859_1);
          if (text.contains("../shared") || text.contains("\"..\", \"shared")) {
            knowing.add(file.getFileName().toString());
          }
        }
      }
    }
    assertThat(knowing).containsExactlyInAnyOrder("Shared.java", "SharedAbsentTest.java");
  }

  private static boolean isText(Path file) {
    return Files.isRegularFile(file)
        && (file.toString().matches(".*\\.(java|xml|yaml|properties|template)")
            || file.startsWith("bin")
            || file.startsWith(".ci"));
  }

  private static final class Told implements TestExecutionListener {
    private final Map<String, String> skipped = new HashMap<>();
    private final Set<String> ran = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();

    @Override
    public void executionSkipped(TestIdentifier skip, String reason) {
      var source = skip.getSource().orElseThrow();
      skipped.put(
          source instanceof org.junit.platform.engine.support.descriptor.MethodSource method
              ? method.getJavaMethod().toString()
              : ((org.junit.platform.engine.support.descriptor.ClassSource) source).getClassName(),
          reason);
    }

    @Override
    public void executionStarted(TestIdentifier start) {
      if (start.isTest()) {
        ran.add(start.getUniqueId());
      }
    }

    @Override
    public void executionFinished(TestIdentifier end, TestExecutionResult result) {
      if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        failed.add(end.getUniqueId() + ": " + result.getThrowable().orElse(null));
      }
    }

    private boolean classSkipped(Method test) {
      return Stream.<Class<?>>iterate(
              test.getDeclaringClass(), type -> type != null, Class::getEnclosingClass)
          .anyMatch(type -> skipped.containsKey(type.getName()));
    }
  }

  /** All that can come to {@link Shared#folder} by any way of calls, lifecycle methods included. */
  private static Set<Method> testsThatRead() {
    var compiled = Shared.class.getProtectionDomain().getCodeSource().getLocation();
    var classes =
        ArchConfiguration.withThreadLocalScope(
            scope -> {
              scope.setResolveMissingDependenciesFromClassPath(false); // much faster
              return new ClassFileImporter().importUrl(compiled);
            });
    var reading = new HashSet<JavaCodeUnit>();
    var next = new ArrayDeque<JavaCodeUnit>();
    classes.get(Shared.class).getMethods().stream()
        .filter(it -> it.getName().equals("folder"))
        .forEach(next::add);
    while (!next.isEmpty()) {
      var unit = next.remove();
      if (!reading.add(unit)) {
        continue;
      }
      unit.getAccessesToSelf().stream().map(JavaAccess::getOrigin).forEach(next::add);
      if (unit instanceof JavaStaticInitializer || unit.isConstructor() || isLifecycle(unit)) {
        unit.getOwner().getCodeUnits().stream().filter(SharedAbsentTest::isTest).forEach(next::add);
      }
    }
    var tests = new HashSet<Method>();
    reading.stream()
        .filter(SharedAbsentTest::isTest)
        .forEach(unit -> tests.add(((JavaMethod) unit).reflect()));
    return tests;
  }

  private static boolean isTest(JavaCodeUnit unit) {
    return unit instanceof JavaMethod method
        && AnnotationSupport.isAnnotated((AnnotatedElement) method.reflect(), Testable.class);
  }

  private static boolean isLifecycle(JavaCodeUnit unit) {
    return Stream.of(BeforeAll.class, BeforeEach.class, AfterAll.class, AfterEach.class)
        .anyMatch(unit::isAnnotatedWith);
  }
}
