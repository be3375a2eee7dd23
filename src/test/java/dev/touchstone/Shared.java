package dev.touchstone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Data that is not part of the repository and lies in a folder beside the checkout where a
 * developer has it; {@code -Dtouchstone.shared} says that it lies elsewhere. Nothing else knows
 * that folder.
 */
public final class Shared {
  static final String FOLDER = "touchstone.shared";

  private Shared() {}

  /**
   * Tests that read some of it. Where it is absent they are skipped before anything is set up, and
   * so before anything could be torn down.
   */
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(Presence.class)
  public @interface Read {
    /** Folders, e.g. {@code data/adventureworks-dw}. */
    String[] value();
  }

  /** One of its folders, which a {@link Read} around the test has seen to be there. */
  public static Path folder(String name) {
    var folder = in(System.getProperty(FOLDER), name);
    if (!Files.isDirectory(folder)) {
      throw new AssertionError(
          "There is no " + folder + ". Put @Shared.Read(\"" + name + "\") on the test.");
    }
    return folder;
  }

  private static Path in(@org.jspecify.annotations.Nullable String shared, String name) {
    return Path.of(shared == null ? "../shared" : shared, name);
  }

  static final class Presence implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      var shared = context.getConfigurationParameter(FOLDER).orElse(null);
      return AnnotationSupport.findAnnotation(context.getElement(), Read.class).stream()
          .flatMap(read -> java.util.Arrays.stream(read.value()))
          .map(name -> in(shared, name))
          .filter(folder -> !Files.isDirectory(folder))
          .findFirst()
          .map(
              folder ->
                  ConditionEvaluationResult.disabled(
                      "Skipped: there is no " + folder + "; it is not part of the repository."))
          .orElse(ConditionEvaluationResult.enabled("All it reads is there"));
    }
  }
}
