package dev.touchstone.measure.vector;

import dev.touchstone.plan.Figure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/** A figure by group, as the engine answered it. */
public record Grouped(Groups groups, ExactVector values) {
  public static final Grouped EMPTY = new Grouped(Groups.EMPTY, ExactVector.allMissing(0));

  /** The same figure over the union of disjoint slices. */
  public static Grouped union(List<Grouped> parts, Figure.Union how) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    var places = new LinkedHashMap<String, Integer>();
    parts.forEach(
        part -> part.groups.keys().forEach(key -> places.putIfAbsent(key, places.size())));
    var values = new ExactVector.Builder(places.size());
    for (var part : parts) {
      var seats = part.groups.seats(places);
      for (int i = 0; i < seats.length; i++) {
        if (part.values.has(i)) {
          values.merge(seats[i], part.values, i, how);
        }
      }
    }
    return new Grouped(new Groups(List.copyOf(places.keySet())), values.build());
  }

  /**
   * Puts groups in the places of partners; what has no place is outside.
   *
   * @param seats the partner's place for each group, or -1
   * @param size number of partners
   */
  public PerPartner at(int[] seats, int size, Figure figure) {
    if (seats.length == size && IntStream.range(0, size).allMatch(i -> seats[i] == i)) {
      return new PerPartner(values, BigDecimal.ZERO, BigDecimal.ZERO);
    }
    var inside = new ExactVector.Builder(size).scale(values.scale());
    var outside = BigDecimal.ZERO;
    for (int i = 0; i < seats.length; i++) {
      if (!values.has(i)) {
        continue;
      }
      if (seats[i] >= 0) {
        inside.merge(seats[i], values, i, figure.union());
      } else if (figure.union() == Figure.Union.SUM) {
        outside = outside.add(values.get(i).orElseThrow());
      }
    }
    return new PerPartner(inside.build(), outside, BigDecimal.ZERO);
  }
}
