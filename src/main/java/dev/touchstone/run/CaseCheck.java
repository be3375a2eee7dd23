package dev.touchstone.run;

import dev.touchstone.definition.scorecard.Case;
import dev.touchstone.definition.scorecard.Case.Aspect;
import dev.touchstone.definition.scorecard.Case.Expected;
import dev.touchstone.definition.scorecard.Case.Wanted;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Spoken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds a run against what a case expects. Scores, ranks, values and targets are rounded already
 * and must be equal; points and coverage are compared to the digits of the scale, or to as many as
 * the case writes if those are more.
 */
record CaseCheck(ScorecardRun run) {
  private static final String NONE = "none";

  /** What a figure is, and how it came about. */
  private record Found(Optional<BigDecimal> number, String word, String why) {
    static Found of(Optional<Double> number, String why) {
      return new Found(number.map(BigDecimal::valueOf), NONE, why);
    }

    String text() {
      return number.map(it -> Spoken.plain(it)).orElse(word);
    }
  }

  List<CaseMiss> misses(Case one) {
    var misses = new ArrayList<CaseMiss>();
    for (var expected : one.expected()) {
      int partner = run.latest().population().indexOf(new PartnerId(expected.partner()));
      if (partner < 0) {
        misses.add(
            new CaseMiss(
                expected.at(),
                expected.partner(),
                text(expected.wanted()),
                "not scored",
                "no partner of that id fulfils the population's condition: "
                    + run.scorecard().population().text()));
      } else {
        check(expected, run.latest().explain(partner)).ifPresent(misses::add);
      }
    }
    return List.copyOf(misses);
  }

  private Optional<CaseMiss> check(Expected expected, Explanation explanation) {
    var found =
        expected.of().isEmpty()
            ? whole(expected.aspect(), explanation)
            : of(expected, explanation.root());
    if (holds(expected, found)) {
      return Optional.empty();
    }
    return Optional.of(
        new CaseMiss(
            expected.at(),
            what(expected),
            text(expected.wanted()),
            shown(expected, found),
            found.why()));
  }

  private boolean holds(Expected expected, Found found) {
    return switch (expected.wanted()) {
      case Wanted.Word(var word) -> found.number().isEmpty() && found.word().equals(word);
      case Wanted.Number wanted ->
          found
              .number()
              .filter(
                  number ->
                      rounded(expected, number, wanted.digits()).compareTo(wanted.value()) == 0)
              .isPresent();
    };
  }

  private BigDecimal rounded(Expected expected, BigDecimal number, int digits) {
    return switch (expected.aspect()) {
      case POINTS ->
          number.setScale(
              Math.max(digits, run.scorecard().scale().decimals()), RoundingMode.HALF_UP);
      case COVERAGE -> number.setScale(Math.max(digits, 4), RoundingMode.HALF_UP);
      case SCORE, BAND, RANK, VALUE, STATE, TARGET -> number;
    };
  }

  /** Points with a few more digits than are compared, so that a near miss can be seen. */
  private String shown(Expected expected, Found found) {
    int digits = expected.wanted() instanceof Wanted.Number number ? number.digits() : 0;
    return found.number().isPresent()
        ? Spoken.plain(rounded(expected, found.number().get(), digits))
        : found.text();
  }

  private Found whole(Aspect aspect, Explanation explanation) {
    return switch (explanation.outcome()) {
      case Outcome.Scored scored -> {
        var why = String.join(" ", explanation.words());
        yield switch (aspect) {
          case BAND -> new Found(Optional.empty(), scored.band(), why);
          case RANK -> Found.of(Optional.of((double) scored.rank()), why);
          case COVERAGE -> Found.of(Optional.of(explanation.coverage()), why);
          case SCORE, VALUE, STATE, POINTS, TARGET -> Found.of(Optional.of(scored.score()), why);
        };
      }
      case Outcome.Withheld(var reason) ->
          aspect == Aspect.COVERAGE
              ? Found.of(Optional.of(explanation.coverage()), reason)
              : Found.of(Optional.empty(), reason);
    };
  }

  private static Found of(Expected expected, Part root) {
    var part = find(expected.of(), root).orElseThrow();
    return switch (part) {
      case Branch branch -> Found.of(branch.points(), parts(branch));
      case Leaf leaf ->
          switch (expected.aspect()) {
            case STATE -> new Found(Optional.empty(), leaf.measurement().state().word(), why(leaf));
            case VALUE -> Found.of(leaf.measurement().value(), why(leaf));
            case TARGET -> Found.of(leaf.measurement().target(), why(leaf));
            case POINTS, SCORE, BAND, RANK, COVERAGE -> Found.of(leaf.points(), why(leaf));
          };
    };
  }

  private static String parts(Branch branch) {
    var words = new ArrayList<String>();
    for (var part : branch.parts()) {
      var points =
          part.points().map(it -> Spoken.plain(BigDecimal.valueOf(it))).orElse("no points");
      words.add(part.title() + " " + points);
    }
    return String.join(", ", words);
  }

  /** The rule with its numbers, what stood in, and what was asked of the rows. */
  private static String why(Leaf leaf) {
    var words = new ArrayList<String>();
    var valued = leaf.valued();
    if (!valued.rule().isEmpty()) {
      words.add(valued.rule());
    }
    if (!valued.standIn().isEmpty()) {
      words.add(valued.standIn());
    }
    words.addAll(leaf.measurement().remarks());
    for (var input : leaf.measurement().inputs()) {
      words.add(
          "%s = %s%s"
              .formatted(
                  input.expression(),
                  input.value().map(Spoken::plain).orElse(NONE),
                  input.ofKpi() ? "" : " over " + Spoken.counted(input.rows(), "row")));
    }
    return String.join("; ", words);
  }

  private static Optional<Part> find(String id, Part part) {
    if (part.id().equals(id)) {
      return Optional.of(part);
    }
    return switch (part) {
      case Leaf _ -> Optional.empty();
      case Branch branch ->
          branch.parts().stream().flatMap(child -> find(id, child).stream()).findFirst();
    };
  }

  private static String what(Expected expected) {
    var aspect = expected.aspect().name().toLowerCase(Locale.ROOT);
    return expected.of().isEmpty()
        ? expected.partner() + ", " + aspect
        : "%s, %s of %s".formatted(expected.partner(), aspect, expected.of());
  }

  private static String text(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Number number -> Spoken.plain(number.value());
      case Wanted.Word(var word) -> word;
    };
  }
}
