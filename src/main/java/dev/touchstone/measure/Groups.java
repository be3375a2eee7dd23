package dev.touchstone.measure;

import dev.touchstone.shared.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The groups that all figures of one pass share. Their order and written form are worked out once,
 * not once per figure.
 */
final class Groups {
  /** Stands for rows without a group; no column holds it, because text has no NUL. */
  static final String NONE = "\0";

  static final Groups EMPTY = new Groups(List.of());

  private final List<String> keys;
  private volatile Written written = Written.NOT_YET;

  /**
   * @param keys each once, in any order
   */
  Groups(List<String> keys) {
    this.keys = keys;
  }

  /**
   * @param order places of the keys from the first to the last by text; empty if they stand so
   */
  private record Written(String hash, int[] order) {
    static final Written NOT_YET = new Written("", new int[0]);
  }

  int size() {
    return keys.size();
  }

  List<String> keys() {
    return keys;
  }

  /** The place of each key, or -1. */
  int[] seats(Map<String, Integer> places) {
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

  /** Names the set of keys, whatever their order: SHA-256 of {@link FigureBytes#ofKeys}. */
  String hash() {
    return written().hash();
  }

  /** From the first to the last by text; empty if they stand so. */
  int[] order() {
    return written().order();
  }

  private Written written() {
    var known = written;
    if (known == Written.NOT_YET) {
      var order = ascending() ? new int[0] : ascendingOrder();
      known = new Written(Sha256.of(FigureBytes.ofKeys(in(order))), order);
      written = known;
    }
    return known;
  }

  private List<String> in(int[] order) {
    return order.length == 0 ? keys : IntStream.of(order).mapToObj(keys::get).toList();
  }

  /** The same groups in ascending order. */
  Groups sorted() {
    return order().length == 0 ? this : new Groups(in(order()));
  }

  private boolean ascending() {
    for (int i = 1; i < keys.size(); i++) {
      if (keys.get(i - 1).compareTo(keys.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private int[] ascendingOrder() {
    return IntStream.range(0, keys.size())
        .boxed()
        .sorted((a, b) -> keys.get(a).compareTo(keys.get(b)))
        .mapToInt(i -> i)
        .toArray();
  }
}
