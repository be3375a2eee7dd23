package dev.touchstone.measure.vector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The groups that all figures of one pass share. Their order is worked out once, not once per
 * figure.
 */
public final class Groups {
  /** Stands for rows without a group; no column holds it, because text has no NUL. */
  public static final String NONE = "\0";

  public static final Groups EMPTY = new Groups(List.of());

  private final List<String> keys;
  private volatile Ascending ascending = Ascending.NOT_YET;

  /**
   * @param keys each once, in any order
   */
  public Groups(List<String> keys) {
    this.keys = keys;
  }

  /**
   * @param order places of the keys from the first to the last by text; empty if they stand so
   * @param sorted the keys in that order; empty if they stand so
   */
  private record Ascending(int[] order, Optional<Groups> sorted) {
    static final Ascending NOT_YET = new Ascending(new int[0], Optional.empty());
  }

  public int size() {
    return keys.size();
  }

  public List<String> keys() {
    return keys;
  }

  /** The place of each key, or -1. */
  public int[] seats(Map<String, Integer> places) {
    var seats = new int[keys.size()];
    for (int i = 0; i < seats.length; i++) {
      seats[i] = places.getOrDefault(keys.get(i), -1);
    }
    return seats;
  }

  /** By key, for looking up. */
  Map<String, Integer> index() {
    var index = new HashMap<String, Integer>();
    for (int i = 0; i < keys.size(); i++) {
      index.put(keys.get(i), i);
    }
    return index;
  }

  /** From the first to the last by text; empty if they stand so. */
  public int[] order() {
    return inOrder().order();
  }

  /** The same groups in ascending order, and the same object each time. */
  public Groups sorted() {
    return inOrder().sorted().orElse(this);
  }

  private Ascending inOrder() {
    var known = ascending;
    if (known == Ascending.NOT_YET) {
      known = ascending() ? new Ascending(new int[0], Optional.empty()) : reordered();
      ascending = known;
    }
    return known;
  }

  private Ascending reordered() {
    var order =
        IntStream.range(0, keys.size())
            .boxed()
            .sorted((a, b) -> keys.get(a).compareTo(keys.get(b)))
            .mapToInt(i -> i)
            .toArray();
    return new Ascending(
        order, Optional.of(new Groups(IntStream.of(order).mapToObj(keys::get).toList())));
  }

  private boolean ascending() {
    for (int i = 1; i < keys.size(); i++) {
      if (keys.get(i - 1).compareTo(keys.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }
}
