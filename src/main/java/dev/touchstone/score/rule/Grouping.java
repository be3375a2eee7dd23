package dev.touchstone.score.rule;

import dev.touchstone.measure.Population;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Spoken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The population cut into groups of equal attributes. A partner that lacks one of the attributes is
 * in no group: not knowing its region does not make it similar to others of unknown region.
 */
public final class Grouping {
  private static final String EVERYBODY = "everybody";

  private final int[] groupOf;
  private final List<String> labels;

  private Grouping(int[] groupOf, List<String> labels) {
    this.groupOf = groupOf;
    this.labels = labels;
  }

  public static Grouping by(List<String> attributes, Population population) {
    return switch (attributes.size()) {
      case 0 ->
          new Grouping(
              new int[population.size()],
              population.size() == 0 ? List.of() : List.of(label(attributes, List.of())));
      case 1 -> byOne(attributes, column(attributes.getFirst(), population));
      default -> byAll(attributes, population);
    };
  }

  private static Grouping byOne(List<String> attributes, List<String> column) {
    var groups = new HashMap<String, Integer>();
    var labels = new ArrayList<String>();
    var groupOf = new int[column.size()];
    int place = 0;
    for (var text : column) {
      var known = groups.get(text);
      if (known == null) {
        known = text.isEmpty() ? -1 : labels.size();
        groups.put(text, known);
        if (known >= 0) {
          labels.add(label(attributes, List.of(text)));
        }
      }
      groupOf[place++] = known;
    }
    return new Grouping(groupOf, labels);
  }

  private static Grouping byAll(List<String> attributes, Population population) {
    var columns = new ArrayList<List<String>>();
    for (String attribute : attributes) {
      columns.add(column(attribute, population));
    }
    var groups = new LinkedHashMap<List<String>, Integer>();
    var labels = new ArrayList<String>();
    var groupOf = new int[population.size()];
    for (int i = 0; i < groupOf.length; i++) {
      var key = new ArrayList<String>();
      for (var column : columns) {
        key.add(column.get(i));
      }
      if (key.stream().anyMatch(String::isEmpty)) {
        groupOf[i] = -1;
        continue;
      }
      groupOf[i] = groups.computeIfAbsent(key, unseen -> groups.size());
      if (groupOf[i] == labels.size()) {
        labels.add(label(attributes, key));
      }
    }
    return new Grouping(groupOf, labels);
  }

  /** Attributes of the partner dataset are known by name, whatever the case. */
  public static List<String> column(String attribute, Population population) {
    for (var entry : population.attributes().entrySet()) {
      if (entry.getKey().equalsIgnoreCase(attribute)) {
        return entry.getValue();
      }
    }
    throw new Refused(
        "unknown-attribute",
        "The scorecard looks at " + attribute + ", which the partner dataset does not have",
        "Name columns of the partner dataset");
  }

  /** The same behind a number of peers: {@code in region EMEA}; nothing where it is everybody. */
  public static String among(String label) {
    return label.equals(EVERYBODY) ? "" : " in " + label;
  }

  private static String label(List<String> attributes, List<String> values) {
    if (attributes.isEmpty()) {
      return EVERYBODY;
    }
    var parts = new ArrayList<String>();
    for (int i = 0; i < attributes.size(); i++) {
      parts.add(Spoken.column(attributes.get(i)) + " " + Spoken.id(values.get(i)));
    }
    return String.join(", ", parts);
  }

  public int groups() {
    return labels.size();
  }

  /** -1 for a partner of no group. */
  public int groupOf(int partner) {
    return groupOf[partner];
  }

  public String label(int group) {
    return labels.get(group);
  }
}
