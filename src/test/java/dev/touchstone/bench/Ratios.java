package dev.touchstone.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What one piece of work takes of another's, turn by turn: the machine changes its speed from
 * minute to minute, and two neighbours share what it is at.
 *
 * @param ascending one per turn
 */
record Ratios(List<Double> ascending) {
  static Ratios of(List<Measured> part, List<Measured> other, ToDoubleFunction<Measured> measure) {
    return new Ratios(
        IntStream.range(0, part.size())
            .mapToObj(
                turn ->
                    measure.applyAsDouble(part.get(turn)) / measure.applyAsDouble(other.get(turn)))
            .sorted()
            .toList());
  }

  /** Of an even number of turns the mean of the two in the middle. */
  double median() {
    int turns = ascending.size();
    return (ascending.get((turns - 1) / 2) + ascending.get(turns / 2)) / 2;
  }

  /** The median, and from where to where. */
  String words() {
    return "%.2f (%.2f to %.2f)".formatted(median(), ascending.getFirst(), ascending.getLast());
  }
}
