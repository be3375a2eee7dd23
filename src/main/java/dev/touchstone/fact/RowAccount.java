package dev.touchstone.fact;

import dev.touchstone.shared.Spoken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of every row that was sent to one dataset, over all of its files: {@code read = added
 * + unchanged + equal + superseding + left out}.
 *
 * @param unchanged rows that another file had brought already
 * @param equal rows that say the same as another row of their file, counted once
 * @param superseding rows that took the place of a row with other content, by the file that row
 *     came from
 * @param leftOut rejected rows by the code of the reason
 * @param warned rows that were taken although a rule warns of them, by the rule's id
 * @param undated rows that are kept without a day, and so are in no period
 */
public record RowAccount(
    String dataset,
    int files,
    long read,
    long added,
    long unchanged,
    long equal,
    SortedMap<String, Long> superseding,
    SortedMap<String, Long> leftOut,
    SortedMap<String, Long> warned,
    long undated,
    Unlisted unlisted) {

  /**
   * Rows of partners that the list of partners does not have, so that they count for nobody.
   *
   * @param partners how many different ids they name
   * @param first those with the most rows
   */
  public record Unlisted(long rows, long partners, List<UnlistedPartner> first) {
    static final Unlisted NONE = new Unlisted(0, 0, List.of());
  }

  /**
   * @param at file and line of the first of its rows
   * @param like the one listed partner whose id differs only in case, blanks, signs, leading zeros
   *     or by the three check characters of a CRM's longer form; empty where there is not one
   */
  public record UnlistedPartner(String id, long rows, String at, String like) {
    String words() {
      return like.isEmpty() ? id : id + " (perhaps " + like + ")";
    }
  }

  static RowAccount of(String dataset, List<LoadReport> loads, long undated, Unlisted unlisted) {
    return new RowAccount(
        dataset,
        loads.size(),
        loads.stream().mapToLong(LoadReport::read).sum(),
        loads.stream().mapToLong(LoadReport::added).sum(),
        loads.stream().mapToLong(LoadReport::unchanged).sum(),
        loads.stream().mapToLong(LoadReport::equal).sum(),
        sum(loads, LoadReport::superseding),
        sum(loads, LoadReport::rejectedBy),
        sum(loads, LoadReport::warnings),
        undated,
        unlisted);
  }

  private static SortedMap<String, Long> sum(
      List<LoadReport> loads, Function<LoadReport, SortedMap<String, Long>> what) {
    var sum = new TreeMap<String, Long>();
    loads.forEach(load -> what.apply(load).forEach((name, n) -> sum.merge(name, n, Long::sum)));
    return Collections.unmodifiableSortedMap(sum);
  }

  /** How many rows took the place of another. */
  public long superseded() {
    return total(superseding);
  }

  /** How many rows were left out, for whatever reason. */
  public long rejected() {
    return total(leftOut);
  }

  /** Whether every row counts as it was sent, and once. */
  public boolean clean() {
    return remarks().isEmpty();
  }

  /** What a person should know who uses these rows, most serious first. */
  public List<String> remarks() {
    var remarks = new ArrayList<String>();
    if (!leftOut.isEmpty()) {
      remarks.add("%s left out (%s)".formatted(rows(rejected()), parts(leftOut)));
    }
    if (unlisted.rows > 0) {
      var shown = unlisted.first.stream().limit(3).map(UnlistedPartner::words).toList();
      remarks.add(
          "%s of %s not on the list of partners: %s%s"
              .formatted(
                  rows(unlisted.rows),
                  Spoken.counted(unlisted.partners, "id"),
                  String.join(", ", shown),
                  unlisted.partners > shown.size() ? " and others" : ""));
    }
    if (!superseding.isEmpty()) {
      remarks.add(
          "%s took the place of one with other content (%s)"
              .formatted(rows(superseded()), parts(superseding)));
    }
    if (equal > 0) {
      remarks.add("%s equal to another of the same file, counted once".formatted(rows(equal)));
    }
    if (unchanged > 0) {
      remarks.add("%s equal to one of another file, counted once".formatted(rows(unchanged)));
    }
    if (!warned.isEmpty()) {
      remarks.add("%s with a warning (%s)".formatted(rows(total(warned)), parts(warned)));
    }
    return List.copyOf(remarks);
  }

  private static long total(SortedMap<String, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String rows(long number) {
    return Spoken.counted(number, "row");
  }

  private static String parts(SortedMap<String, Long> parts) {
    return parts.size() == 1
        ? parts.firstKey()
        : parts.entrySet().stream()
            .map(part -> part.getKey() + " " + part.getValue())
            .collect(Collectors.joining(", "));
  }
}
