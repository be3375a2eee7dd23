package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.shared.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every visible character of an expression is found where it stands, however YAML writes it. */
class FormulaTests {
  private static final String MEANT = "sum(amount) filter (where stage = 'won' and rep <> 'x')";

  private static Formula measure(String yaml) {
    var document =
        """
        program: p
        currency: USD
        ---
        dataset: partners
        key: id
        columns: {id: partner, amount: {decimal: 2}, stage: text, rep: text}
        ---
        scorecard: s
        period: year
        bands: {all: 0}
        perspectives:
          only:
            weight: 100
            kpis:
              one:
                weight: 100
                from: partners
                score: min-max
                measure: %s
        """
            .formatted(yaml);
    var documents = Documents.of(List.of(new SourceFile("s.yaml", document)));
    var scorecard = documents.definitions().all(Scorecard.KIND).values().iterator().next();
    var formula =
        scorecard.kpis().getFirst().measure().inputs().values().iterator().next().measure();
    assertEveryCharacterIsWhereItStands(formula, document);
    return formula;
  }

  private static void assertEveryCharacterIsWhereItStands(Formula formula, String document) {
    var lines = document.lines().toList();
    for (int i = 0; i < formula.text().length(); i++) {
      char c = formula.text().charAt(i);
      if (!Character.isWhitespace(c) && c < 128) {
        var at = formula.at(i, 1);
        var line = lines.get(at.line() - 1);
        assertThat(line.charAt(line.offsetByCodePoints(0, at.column() - 1)))
            .as("character %d of %s", i, formula.text())
            .isIn(c, '\\');
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MEANT,
        "'sum(amount) filter (where stage = ''won'' and rep <> ''x'')'",
        "\"sum(amount) filter (where stage = 'won' and rep <> 'x')\"",
        "\"sum(amount) \\x66ilter (where stage = 'won' and r\\u0065p <> 'x')\"",
        "sum(amount) filter\n            (where stage = 'won'\n           and rep <> 'x')",
        "'sum(amount) filter\n            (where stage = ''won''\n           and rep <> ''x'')'",
        "\"sum(amount) filter\n            (where stage = 'won' \\\n           and rep <> 'x')\"",
        ">\n"
            + "          sum(amount) filter\n"
            + "          (where stage = 'won'\n"
            + "          and rep <> 'x')",
        ">-  # folded\n"
            + "          sum(amount) filter (where\n"
            + "          stage = 'won' and rep <> 'x')\n"
      })
  void anExpressionMeansTheSameInEveryStyleAndKeepsItsPlaces(String yaml) {
    assertThat(measure(yaml).text()).isEqualTo(MEANT);
  }

  @Test
  void aLiteralBlockKeepsItsLinesAndItsPlaces() {
    var formula = measure("|\n          sum(amount)\n            filter (where stage = 'won')");
    assertThat(formula.text()).isEqualTo("sum(amount)\n  filter (where stage = 'won')");
    assertThat(formula.at(14, 6)).isEqualTo(new Position("s.yaml", 21, 13, 6));
  }

  @Test
  void aPlaceStartsAtTheFirstCharacterAndNotAtTheQuote() {
    assertThat(measure("sum(amount)").at()).isEqualTo(new Position("s.yaml", 19, 18, 11));
    assertThat(measure("'sum(amount)'").at()).isEqualTo(new Position("s.yaml", 19, 19, 11));
  }

  @Test
  void whatSpansTwoLinesIsUnderlinedOnTheFirst() {
    var formula = measure("sum(amount)\n            / count(*)");
    assertThat(formula.at(4, 20)).isEqualTo(new Position("s.yaml", 19, 22, 7));
  }

  @Test
  void theEndOfAnExpressionIsAPlaceToo() {
    var formula = measure("sum(amount)");
    assertThat(formula.at(11, 1)).isEqualTo(new Position("s.yaml", 19, 29, 1));
  }

  @Test
  void aFormulaThatNobodyWroteNeedsNoRuns() {
    var formula = new Formula("true", new Position("x.yaml", 3, 5, 4));
    assertThat(formula.at(1, 2)).isEqualTo(new Position("x.yaml", 3, 6, 2));
  }

  @Test
  void charactersBeyondTheBasicPlaneCountAsOneColumn() {
    var formula = measure("count(*) filter (where stage = '😀😀' and rep = 'x')");
    int x = formula.text().indexOf("'x'");
    // 18 columns before, and each of the two faces is one column although it is two Java
    // characters.
    assertThat(formula.at(x, 3).column()).isEqualTo(18 + x - 2);
  }
}
