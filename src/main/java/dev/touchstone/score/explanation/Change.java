package dev.touchstone.score.explanation;

import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.score.rule.Rounding;
import dev.touchstone.shared.Period;
import java.util.List;

/** Why one partner's score differs between two states, as lines that add up. */
public sealed interface Change {
  /** Nothing was compared. */
  Change NONE = new Incomparable("");

  /**
   * @param before the state compared with
   * @param after the state explained
   * @param points the change as it is published, by the newer scorecard's own rule of rounding
   * @param lines their points add up to {@code points} within 1e-9; without the lines of {@link
   *     Kind#SCALE} and {@link Kind#ROUNDING}, to the difference of the unrounded scores
   * @param words the change as a few plain sentences
   */
  record Moved(Stand before, Stand after, double points, List<Line> lines, List<String> words)
      implements Change {
    /** All lines of a kind together, in points. */
    public double of(Kind kind) {
      return lines.stream().filter(line -> line.kind() == kind).mapToDouble(Line::points).sum();
    }

    /** All lines about a KPI or group together, in points. */
    public double of(String id) {
      return lines.stream().filter(line -> line.id().equals(id)).mapToDouble(Line::points).sum();
    }
  }

  /** There is nothing to subtract, and why. */
  record Incomparable(String reason) implements Change {}

  /**
   * Where the partner stands in one of the states.
   *
   * @param unrounded after all adjustments, before it is cut off at the scale's ends and rounded
   * @param band title of the band after gates
   * @param bandBeforeGates title of the band the score alone would give
   */
  record Stand(
      Period period,
      double score,
      double unrounded,
      int rank,
      int of,
      String band,
      String bandBeforeGates) {}

  /**
   * One thing that moved the score.
   *
   * @param id of the KPI, group or adjustment; the scorecard's where it is about the whole score
   * @param points of the score
   * @param note what happened, where the kind alone does not say it; may be empty
   */
  record Line(String id, String title, Kind kind, double points, String note) {
    public Line times(double factor) {
      return new Line(id, title, kind, points * factor, note);
    }

    public Line as(Kind other) {
      return new Line(id, title, other, points, note);
    }
  }

  /** What sort of thing moved the score, in the order a reader wants them. */
  enum Kind {
    /** The partner's own value, with targets and peers as they were. */
    OWN("its own performance"),
    /** More or fewer rows behind a value that is moved toward its peers as far as few carry it. */
    VOLUME("how many rows stand behind it"),
    /** What its value is held against, with peers as they were. */
    TARGET("other targets"),
    /** The peers' values: the value and target of now, held against the peers of then and now. */
    PEERS("its peers"),
    /** Other peers than before, or another place among the partners. */
    HIERARCHY("another peer group or place in the hierarchy"),
    /**
     * A KPI got or lost its data, or something else stands in for it; the rest shares its weight.
     */
    PRESENCE("data that came or went"),
    /** Amounts at other exchange rates. */
    CURRENCY("exchange rates"),
    /** Facts of the earlier period that were mended since. */
    CORRECTION("corrected data"),
    /** Declared weights. */
    WEIGHTS("other weights"),
    /** Anything else of the definition: KPIs added or removed, other rules or aggregations. */
    METHOD("another method"),
    /** A step after the tree did more or less than before. */
    ADJUSTMENT("adjustments"),
    /** More or less of the score lies beyond the ends of the scale. */
    SCALE("the ends of the scale"),
    /** The published change is of rounded numbers. */
    ROUNDING("rounding");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As a sentence says it. */
    public String words() {
      return words;
    }
  }

  /**
   * A change as it is published: by the scorecard's own rule either the difference of two rounded
   * scores or the rounded difference.
   *
   * @param before unrounded, as {@code after}
   */
  static double stated(Scorecard.Scale scale, double before, double after) {
    var rounding = new Rounding(scale.change().decimals());
    var score = new Rounding(scale.decimals());
    return rounding.round(
        scale.change().ofRounded() ? score.round(after) - score.round(before) : after - before);
  }
}
