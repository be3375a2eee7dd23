package dev.touchstone.measure.vector;

import java.util.ArrayList;
import java.util.List;

/** Most passes answer the same groups in the same order; those are kept, and worked out, once. */
public final class KnownGroups {
  private Groups last = Groups.EMPTY;

  public Reading reading() {
    return new Reading(last);
  }

  /** Takes the keys of a pass one by one, and remembers only what differs from the pass before. */
  public final class Reading {
    private final Groups expected;
    private final List<String> other = new ArrayList<>();
    private int same;

    private Reading(Groups expected) {
      this.expected = expected;
    }

    public void add(String key) {
      if (other.isEmpty() && same < expected.size() && expected.keys().get(same).equals(key)) {
        same++;
        return;
      }
      if (other.isEmpty()) {
        other.addAll(expected.keys().subList(0, same));
      }
      other.add(key);
    }

    public Groups groups() {
      if (other.isEmpty() && same == expected.size()) {
        return expected;
      }
      last = new Groups(List.copyOf(other.isEmpty() ? expected.keys().subList(0, same) : other));
      return last;
    }
  }
}
