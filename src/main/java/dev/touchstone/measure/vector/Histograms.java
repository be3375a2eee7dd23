package dev.touchstone.measure.vector;

import dev.touchstone.measure.Histogram;
import dev.touchstone.plan.PlannedSample;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each value of a row occurs, by group, as an engine answered it for a slice. Groups with
 * more than {@link Histogram#MOST_ROWS} rows are not among them.
 */
public final class Histograms {
  public static final Histograms EMPTY =
      new Histograms(
          List.of(), new int[0], ExactVector.allMissing(0), ExactVector.allMissing(0), new long[0]);

  private final List<String> keys;
  private final int[] ends;
  private final ExactVector over;
  private final ExactVector under;
  private final long[] rows;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param keys of the groups, each once
   * @param ends where the bars of each group end
   * @param over what a row of a bar adds above the line
   * @param under what it adds below the line
   * @param rows how many rows a bar stands for
   */
  public Histograms(
      List<String> keys, int[] ends, ExactVector over, ExactVector under, long[] rows) {
    this.keys = keys;
    this.ends = ends;
    this.over = over;
    this.under = under;
    this.rows = rows;
    for (int i = 0; i < keys.size(); i++) {
      places.put(keys.get(i), i);
    }
  }

  public List<String> keys() {
    return keys;
  }

  public int[] ends() {
    return ends;
  }

  public ExactVector over() {
    return over;
  }

  public ExactVector under() {
    return under;
  }

  public long[] rows() {
    return rows;
  }

  public int bars() {
    return rows.length;
  }

  public Histogram.Bar bar(int place) {
    return new Histogram.Bar(
        over.get(place).orElse(BigDecimal.ZERO),
        under.get(place).orElse(BigDecimal.ZERO),
        rows[place]);
  }

  public List<Histogram.Bar> of(String key) {
    var group = places.get(key);
    var found = new ArrayList<Histogram.Bar>();
    if (group != null) {
      for (int place = group == 0 ? 0 : ends[group - 1]; place < ends[group]; place++) {
        found.add(bar(place));
      }
    }
    return found;
  }

  /** Reads key, value above and below the line, and number of rows, keys together. */
  public static Histograms read(ResultSet found, int most) throws SQLException {
    var made = new Builder();
    while (found.next()) {
      if (made.bars() == most) {
        return EMPTY;
      }
      var key = found.getString(1);
      made.add(
          found.wasNull() ? Groups.NONE : key,
          found.getBigDecimal(2),
          found.getBigDecimal(3),
          found.getLong(4));
    }
    return made.build();
  }

  /** Takes bars as they come, those of a group together. */
  public static final class Builder {
    private final List<String> keys = new ArrayList<>();
    private final ExactVector.Builder over = scaled();
    private final ExactVector.Builder under = scaled();
    private int[] ends = new int[64];
    private long[] rows = new long[64];
    private int size;

    private static ExactVector.Builder scaled() {
      return new ExactVector.Builder(0).scale(PlannedSample.DIGITS);
    }

    public int bars() {
      return size;
    }

    public void add(String key, BigDecimal overOfRow, BigDecimal underOfRow, long count) {
      if (keys.isEmpty() || !keys.getLast().equals(key)) {
        keys.add(key);
        ends = keys.size() > ends.length ? Arrays.copyOf(ends, 2 * ends.length) : ends;
      }
      rows = size == rows.length ? Arrays.copyOf(rows, 2 * size) : rows;
      over.set(over.grow(), overOfRow);
      under.set(under.grow(), underOfRow);
      rows[size++] = count;
      ends[keys.size() - 1] = size;
    }

    public Histograms build() {
      return new Histograms(
          List.copyOf(keys),
          Arrays.copyOf(ends, keys.size()),
          over.build(),
          under.build(),
          Arrays.copyOf(rows, size));
    }
  }
}
