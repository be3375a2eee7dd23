package dev.touchstone.measure.judging;

import dev.touchstone.definition.scorecard.Assessment.Combine;
import dev.touchstone.measure.Agreement;
import dev.touchstone.measure.Measurements.Aggregate;
import dev.touchstone.measure.Opinions;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.measure.vector.ExactVector;
import dev.touchstone.plan.AssessorPanel;
import dev.touchstone.shared.Period;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What assessors said in one period, and what it comes to: per criterion the median or mean of
 * their levels' points, over the criteria the weighted mean. A criterion that fewer assessors
 * judged than it needs is left out, and the others share its weight.
 */
final class Judging {
  private final AssessorPanel.Asked panel;
  private final List<List<ExactVector>> counts;
  private final List<ExactVector> people;
  private final ExactVector assessors;
  private final ExactVector rows;
  private final int size;

  Judging(AssessorPanel.Asked panel, FetchedFigures answers, Period period, int size) {
    this.panel = panel;
    this.size = size;
    this.counts =
        panel.counts().stream()
            .map(
                levels ->
                    levels.stream().map(leaf -> answers.of(leaf.value(), period).inside()).toList())
            .toList();
    this.people =
        panel.people().stream().map(leaf -> answers.of(leaf.value(), period).inside()).toList();
    this.assessors = answers.of(panel.assessors().value(), period).inside();
    this.rows = answers.of(panel.assessors().rows(), period).inside();
  }

  private long[] said(int criterion, int partner) {
    return counts.get(criterion).stream().mapToLong(level -> level.count(partner)).toArray();
  }

  private static long total(long[] said) {
    long total = 0;
    for (long count : said) {
      total += count;
    }
    return total;
  }

  private boolean counts(int criterion, int partner) {
    return people.get(criterion).count(partner) >= panel.rubric().atLeast();
  }

  /** Whether too few people judged for any of it to count. */
  boolean tooFew(int partner) {
    return assessors.count(partner) < panel.rubric().atLeast();
  }

  /** Rounded half-up once, from the exact fraction; NaN where no criterion counts. */
  double rounded(int partner, int precision) {
    var over = BigDecimal.ZERO; // over the product of all denominators so far
    var under = BigInteger.ONE;
    var weights = BigDecimal.ZERO;
    for (int c = 0; c < counts.size(); c++) {
      if (!counts(c, partner)) {
        continue;
      }
      var said = said(c, partner);
      var weight = panel.rubric().criteria().get(c).weight();
      var part = combined(said);
      over =
          over.multiply(new BigDecimal(part.parts()))
              .add(weight.multiply(part.sum()).multiply(new BigDecimal(under)));
      under = under.multiply(part.parts());
      weights = weights.add(weight);
    }
    return weights.signum() == 0
        ? Double.NaN
        : over.divide(weights.multiply(new BigDecimal(under)), precision, RoundingMode.HALF_UP)
            .doubleValue();
  }

  /** A sum of points that is to be divided by a number of parts. */
  private record Part(BigDecimal sum, BigInteger parts) {}

  private Part combined(long[] said) {
    long total = total(said);
    return switch (panel.rubric().combine()) {
      case MEAN -> {
        var sum = BigDecimal.ZERO;
        for (int level = 0; level < said.length; level++) {
          sum = sum.add(points(level).multiply(BigDecimal.valueOf(said[level])));
        }
        yield new Part(sum, BigInteger.valueOf(total));
      }
      case MEDIAN ->
          new Part(
              points(levelAt(said, (total - 1) / 2)).add(points(levelAt(said, total / 2))),
              BigInteger.TWO);
    };
  }

  private BigDecimal points(int level) {
    return panel.rubric().levels().get(level).points();
  }

  /** The level of the opinion in a place, counted from the lowest, from 0. */
  private static int levelAt(long[] said, long place) {
    long before = 0;
    for (int level = 0; level < said.length; level++) {
      before += said[level];
      if (place < before) {
        return level;
      }
    }
    throw new IllegalArgumentException("There are fewer opinions than " + place);
  }

  Opinions opinions() {
    var tally =
        new Agreement.Tally(panel.rubric().levels().stream().map(level -> level.points()).toList());
    var everybody = new int[size];
    var apart = new int[size];
    for (int partner = 0; partner < size; partner++) {
      everybody[partner] = (int) assessors.count(partner);
      for (int c = 0; c < counts.size(); c++) {
        var said = said(c, partner);
        if (people.get(c).count(partner) > 1) {
          tally.add(said); // nobody agrees with oneself
        }
        apart[partner] = Math.max(apart[partner], apart(said));
      }
    }
    return new Opinions(tally.agreement(), everybody, apart, panel.rubric().apartAtMost());
  }

  private static int apart(long[] said) {
    long total = total(said);
    return total < 2 ? 0 : levelAt(said, total - 1) - levelAt(said, 0);
  }

  /** One entry per criterion that anybody judged: what was said, and what it comes to. */
  List<Aggregate> evidence(int partner, Period window) {
    var evidence = new ArrayList<Aggregate>();
    for (int c = 0; c < counts.size(); c++) {
      var said = said(c, partner);
      if (total(said) > 0) {
        evidence.add(
            new Aggregate(
                panel.assessors().input(),
                panel.assessors().value().scan().dataset().id(),
                words(c, said),
                counts(c, partner) ? Optional.of(exact(said)) : Optional.empty(),
                total(said),
                window));
      }
    }
    return List.copyOf(evidence);
  }

  private BigDecimal exact(long[] said) {
    var part = combined(said);
    return part.sum().divide(new BigDecimal(part.parts()), java.math.MathContext.DECIMAL128);
  }

  /** {@code median of follow-up: partly, fully x 2}. */
  private String words(int criterion, long[] said) {
    var levels = new ArrayList<String>();
    for (int level = 0; level < said.length; level++) {
      if (said[level] > 0) {
        levels.add(
            panel.rubric().levels().get(level).value()
                + (said[level] == 1 ? "" : " x " + said[level]));
      }
    }
    var name = panel.rubric().criteria().get(criterion).value();
    return "%s%s: %s"
        .formatted(
            panel.rubric().combine() == Combine.MEAN ? "mean" : "median",
            name.isEmpty() ? "" : " of " + name,
            String.join(", ", levels));
  }

  /** What a reader should know before trusting the value. */
  List<String> remarks(int partner) {
    var remarks = new ArrayList<String>();
    var skipped = new ArrayList<String>();
    long heard = 0;
    for (int c = 0; c < counts.size(); c++) {
      heard += total(said(c, partner));
      if (!counts(c, partner)) {
        skipped.add(panel.rubric().criteria().get(c).value());
      }
    }
    long people = assessors.count(partner);
    if (people == 1) {
      remarks.add("one opinion: a single assessor judged");
    } else if (people > 1) {
      remarks.add(people + " assessors judged");
    }
    if (!skipped.isEmpty() && skipped.size() < counts.size()) {
      remarks.add(
          "too few opinions on %s; the other criteria share the weight"
              .formatted(String.join(" and ", skipped)));
    }
    long unheard = rows.count(partner) - heard;
    if (unheard > 0) {
      remarks.add(
          unheard == 1
              ? "1 opinion is about no level or criterion of the rubric and does not count"
              : unheard
                  + " opinions are about no level or criterion of the rubric and do not count");
    }
    return List.copyOf(remarks);
  }
}
