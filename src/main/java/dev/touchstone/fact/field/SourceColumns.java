package dev.touchstone.fact.field;

import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import dev.touchstone.shared.TrimmedText;
import java.util.List;

/** Finds source columns by name and gathers every one that is not there. */
public final class SourceColumns {
  private final String file;
  private final List<String> names;
  private final Issues issues = new Issues();

  SourceColumns(String file, List<String> names) {
    this.file = file;
    this.names = names.stream().map(TrimmedText::of).toList();
  }

  /**
   * @param written its name; blanks about it do not count
   * @param reader what needs the column, as the message says it
   * @return its place from 0; -1 if it is missing, which {@link #orThrow} reports
   */
  int index(String written, String reader) {
    var name = TrimmedText.of(written);
    int index = names.indexOf(name);
    if (index < 0) {
      var near = Spelling.near(name, names);
      issues.error(
          "missing-column",
          Position.startOf(file),
          "The file has no column %s, which %s needs".formatted(RowFault.shown(name), reader),
          near.isEmpty()
              ? "It has: " + listed()
              : "Did you mean %s? It has: %s".formatted(String.join(" or ", near), listed()));
    } else if (names.lastIndexOf(name) != index) {
      duplicate(name, index);
    }
    return index;
  }

  /** Where unmapped columns are kept by name, no two may share one. */
  void allDistinct() {
    for (int i = 0; i < names.size(); i++) {
      if (names.lastIndexOf(names.get(i)) != i && !names.get(i).isEmpty()) {
        duplicate(names.get(i), i);
      }
    }
  }

  private void duplicate(String name, int index) {
    issues.error(
        "duplicate-column",
        Position.startOf(file),
        "The file has two columns %s, the %s and the %s"
            .formatted(
                RowFault.shown(name), ordinal(index + 1), ordinal(names.lastIndexOf(name) + 1)),
        "Rename one of them");
  }

  private static String ordinal(int place) {
    boolean teen = place % 100 >= 11 && place % 100 <= 13;
    return place
        + switch (teen ? 0 : place % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  private String listed() {
    var first = names.stream().limit(30).toList();
    return String.join(", ", first) + (names.size() > first.size() ? ", …" : "");
  }

  void orThrow() {
    issues.orThrow();
  }
}
