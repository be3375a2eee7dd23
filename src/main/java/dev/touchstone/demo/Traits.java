package dev.touchstone.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A partner's character in numbers.
 *
 * @param values every trait
 * @param shape what each of the nine quarters multiplies the usual number of deals by; empty for
 *     steady growth
 */
record Traits(Map<Trait, Double> values, List<Double> shape) {
  Traits {
    values = Map.copyOf(values);
    shape = List.copyOf(shape);
  }

  double get(Trait trait) {
    return values.getOrDefault(trait, 0.0);
  }

  boolean is(Trait trait) {
    return get(trait) > 0;
  }

  Traits with(Trait trait, double value) {
    var changed = new EnumMap<>(values);
    changed.put(trait, value);
    return new Traits(changed, shape);
  }

  Traits times(Trait trait, double factor) {
    return with(trait, get(trait) * factor);
  }

  Traits shaped(Double... quarters) {
    return new Traits(values, List.of(quarters));
  }

  /** The factor on the number of deals opened in a quarter. */
  double volume(int quarter) {
    if (!shape.isEmpty()) {
      return shape.get(Math.max(0, Math.min(quarter, Quarters.LAST)));
    }
    return StrictMath.pow(1 + get(Trait.GROWTH), quarter - 4.0) * season(quarter);
  }

  /** Companies buy more before the year ends. Quarter 0 is a fiscal third quarter. */
  private static double season(int quarter) {
    return switch (Math.floorMod(quarter, 4)) {
      case 0 -> 0.97;
      case 1 -> 1.15;
      case 2 -> 0.88;
      default -> 1.0;
    };
  }
}
