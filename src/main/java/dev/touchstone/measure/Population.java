package dev.touchstone.measure;

import dev.touchstone.shared.PartnerId;
import java.util.List;
import java.util.Map;

/**
 * The partners a scorecard is about, in ascending order of id (by Unicode code points). Everything
 * else is arrays in this order.
 *
 * @param attributes every column of the partner dataset by name, as text; empty text where missing
 */
public record Population(
    List<PartnerId> partners, List<String> names, Map<String, List<String>> attributes) {

  public int size() {
    return partners.size();
  }

  /** What a partner is called: its name, or its id where it has none. */
  public String called(int partner) {
    var name = names.get(partner);
    return name.isBlank() ? partners.get(partner).value() : name;
  }

  /** Position of a partner, or -1. */
  public int indexOf(PartnerId partner) {
    int low = 0;
    int high = partners.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = partners.get(middle).compareTo(partner);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
