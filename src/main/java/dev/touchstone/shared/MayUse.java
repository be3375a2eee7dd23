package dev.touchstone.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The other modules that a module uses, by name: no more and no fewer, which {@code
 * ArchitectureTest} holds. The table in ARCHITECTURE.md is made from it.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface MayUse {
  String[] value();
}
