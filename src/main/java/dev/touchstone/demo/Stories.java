package dev.touchstone.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The named partners of the demo world. Their numbers are the first ones, in this order. */
final class Stories {
  static final LocalDate ACQUIRED_ON = LocalDate.of(2026, 6, 15);

  private static final List<Story> ALL =
      numbered(
          Stream.of(
                  Circumstances.ownership(),
                  Circumstances.volume(),
                  Circumstances.trend(),
                  Habits.evidence(),
                  Habits.conduct(),
                  Habits.silence())
              .flatMap(List::stream)
              .toList());

  private Stories() {}

  static List<Story> all() {
    return ALL;
  }

  private static List<Story> numbered(List<IntFunction<Story>> stories) {
    return IntStream.range(0, stories.size())
        .mapToObj(place -> stories.get(place).apply(place + 1))
        .toList();
  }
}
