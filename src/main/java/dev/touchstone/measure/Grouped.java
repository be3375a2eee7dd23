package dev.touchstone.measure;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure by group, as the engine answered it.
 *
 * @param keys each once; {@link #NONE} for rows whose group is missing
 */
record Grouped(List<String> keys, ExactVector values) {
  /** Stands for rows without a group; no column holds it, because text has no NUL. */
  static final String NONE = "\0";

  static final Grouped EMPTY = new Grouped(List.of(), ExactVector.allMissing(0));

  /** The same figure over the union of disjoint slices. */
  static Grouped union(List<Grouped> parts, ExactVector.Union how) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    var places = new LinkedHashMap<String, Integer>();
    parts.forEach(part -> part.keys.forEach(key -> places.putIfAbsent(key, places.size())));
    var values = new ExactVector.Builder(places.size());
    for (var part : parts) {
      for (int i = 0; i < part.keys.size(); i++) {
        if (part.values.has(i)) {
          values.merge(at(places, part.keys.get(i)), part.values, i, how);
        }
      }
    }
    return new Grouped(List.copyOf(places.keySet()), values.build());
  }

  /** Puts groups in the places of partners; what has no place is outside. */
  PerPartner at(Map<String, Integer> places, int size, Figure figure) {
    var inside = new ExactVector.Builder(size).scale(values.scale());
    var outside = BigDecimal.ZERO;
    for (int i = 0; i < keys.size(); i++) {
      if (!values.has(i)) {
        continue;
      }
      var place = places.get(keys.get(i));
      if (place != null) {
        inside.merge(place, values, i, figure.union());
      } else if (figure.union() == ExactVector.Union.SUM) {
        outside = outside.add(values.get(i).orElseThrow());
      }
    }
    return new PerPartner(inside.build(), outside, BigDecimal.ZERO);
  }

  /** By group, for looking up. */
  Map<String, Integer> places() {
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < keys.size(); i++) {
      places.put(keys.get(i), i);
    }
    return places;
  }

  private static int at(Map<String, Integer> places, String key) {
    var place = places.get(key);
    if (place == null) {
      throw new IllegalStateException("No place for " + key);
    }
    return place;
  }
}
