package dev.touchstone.oracle;

import static dev.touchstone.oracle.OracleWorkspace.number;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Part;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.PartnerId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Our scores of the ASEM units, asked by COINr's codes and held against its tables. */
record AsemScores(Scores scores) {
  static String id(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  /** The codes a table has columns for, behind the unit's own. */
  static List<String> codes(NamedCsvRecord row) {
    return row.getHeader().subList(1, row.getFieldCount());
  }

  int unit(NamedCsvRecord row) {
    return unit(row.getField("uCode"));
  }

  int unit(String code) {
    return scores.population().indexOf(new PartnerId(code));
  }

  double points(String code, NamedCsvRecord row) {
    return scores.points(id(code), unit(row));
  }

  /** The parts of a unit's score by id. */
  Map<String, Part> parts(int unit) {
    var parts = new HashMap<String, Part>();
    collect(scores.explain(unit).root(), parts);
    return parts;
  }

  private static void collect(Part part, Map<String, Part> into) {
    into.put(part.id(), part);
    switch (part) {
      case Leaf leaf -> {}
      case Branch branch -> branch.parts().forEach(child -> collect(child, into));
    }
  }

  /** Every cell of a table of results, missing or not, and every rank. */
  Compared against(String result) {
    var compared = new Compared();
    for (var row : OracleWorkspace.rows("coinr/results/" + result + ".csv")) {
      for (var code : row.getHeader()) {
        var about = result + " " + code + " of " + row.getField("uCode");
        switch (code) {
          case "uCode" -> {}
          case "IndexRank" -> {
            double rank = number(row, code);
            compared.same(about, scores.rank(unit(row)), Double.isNaN(rank) ? 0 : (int) rank);
          }
          default -> compared.same(about, points(code, row), number(row, code));
        }
      }
    }
    return compared;
  }

  /** What was compared instead of a value, as the explanation shows it. */
  Compared valuesAgainst(String stage) {
    var compared = new Compared();
    for (var row : OracleWorkspace.rows("coinr/stages/" + stage + ".csv")) {
      var parts = parts(unit(row));
      for (var code : codes(row)) {
        if (parts.get(id(code)) instanceof Leaf leaf) {
          double ours =
              leaf.valued().counted().or(() -> leaf.measurement().value()).orElse(Double.NaN);
          compared.same(
              "%s %s of %s".formatted(stage, code, row.getField("uCode")), ours, number(row, code));
        }
      }
    }
    return compared;
  }
}
