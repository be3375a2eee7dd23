package dev.touchstone.oracle;

import dev.touchstone.shared.Period;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * COINr 1.1.14 on its ASEM example: 51 units, 49 indicators in four levels, some missing, some with
 * lower better. Each oracle is the scorecard document of {@code oracle/coinr} with a few lines of
 * its own.
 */
record Asem(OracleWorkspace workspace) implements AutoCloseable {
  static final int UNITS = 51;
  static final int INDICATORS = 49;

  /** The groups up to the index. */
  static final int AGGREGATES = 11;

  static final List<Period> YEAR =
      List.of(new Period("2018", LocalDate.of(2018, 1, 1), LocalDate.of(2019, 1, 1)));

  static Asem load(Path scratch) {
    return new Asem(OracleWorkspace.load("coinr", scratch));
  }

  /** Min-max from 0 to 100 and arithmetic means, until a test says otherwise. */
  static Template template() {
    return new Template(OracleWorkspace.text("coinr/scorecard.yaml.template"), Map.of())
        .with("coinr/defaults.properties");
  }

  /** Per head and area, imputed by region, outliers treated, min-max, means. */
  static Template wholeExample() {
    return template()
        .with("coinr/denominated.properties")
        .saying(
            "missing={impute-mean: [eur_asia_group]}", "outliers={winsorise: {otherwise: log}}");
  }

  /** Ids of the indicators below a group. */
  static List<String> under(String group) {
    var found = new ArrayList<String>();
    for (var row : OracleWorkspace.rows("coinr/data/asem_meta.csv")) {
      if (row.getField("Parent").equals(group)) {
        var code = row.getField("iCode");
        boolean indicator = row.getField("Type").equals("Indicator");
        found.addAll(indicator ? List.of(AsemScores.id(code)) : under(code));
      }
    }
    return found;
  }

  AsemScores scores(Template template) {
    return scores(template.document());
  }

  AsemScores scores(String document) {
    return new AsemScores(workspace.score(document, YEAR).getLast());
  }

  OracleWorkspace.Measured measured(Template template) {
    return workspace.measured(template.document(), YEAR);
  }

  /** Every point of every unit and every rank, as COINr has them for one way to score. */
  void agrees(String result, Template template) {
    var scores = scores(template);
    scores.against(result + "__normalised").amountTo(UNITS * INDICATORS);
    scores.against(result + "__aggregated").amountTo(UNITS * (AGGREGATES + 1));
  }

  @Override
  public void close() {
    workspace.close();
  }
}
