package dev.touchstone.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.dataset.Dataset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypingTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          seats                        | number 0
          list_price                   | number 4
          cost                         | number 2
          share                        | number 6
          1.50                         | number 1
          50 %                         | number 1
          12 %                         | number 2
          100 %                        | number 0
          seats + list_price           | number 4
          seats - 0.123456             | number 6
          list_price * share           | number 10
          seats * seats                | number 0
          seats / seats                | number 12
          seats / list_price * share   | number 18
          -cost                        | number 2
          abs(cost)                    | number 2
          round(share, 2)              | number 2
          round(seats, 2)              | number 2
          coalesce(seats, share)       | number 6
          least(cost, 0.125)           | number 3
          nullif(cost, 0.125)          | number 2
          case when renewal then seats else cost end | number 2
          days_between(created_on, closed_on) | number 0
          year(closed_on) + month(closed_on)  | number 0
          stage                        | text
          partner_id                   | text
          currency                     | text
          lower(region)                | text
          coalesce(stage, 'none')      | text
          'x'                          | text
          closed_on                    | date
          period_end                   | date
          greatest(created_on, date '2026-01-31') | date
          renewal                      | true or false
          seats > 5                    | true or false
          region is null               | true or false
          not renewal and stage in ('won') | true or false
          case when renewal then true else seats > 1 end | true or false
          """)
  void everyPartOfARowHasOneType(String formula, String type) {
    assertThat(shown(World.row(formula).type())).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          count(*)                     | number 0
          count(distinct region)       | number 0
          sum(amount)                  | number 4
          sum(amount * share)          | number 10
          sum(seats / amount)          | number 12
          min(cost)                    | number 2
          median(seats)                | number -1
          quantile(cost, 0.9)          | number -1
          avg(cost)                    | number -1
          sum(cost) / sum(amount)      | number -1
          sum(cost) * sum(amount)      | number 6
          sum(cost) - 1                | number 2
          round(avg(cost), 2)          | number 2
          prior(sum(cost), 4)          | number 2
          coalesce(avg(cost), 0)       | number -1
          """)
  void everyMeasureIsANumber(String formula, String type) {
    assertThat(shown(World.measure(formula).type())).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"AMOUNT,amount", "Period_End,period_end", "Days_Between(created_on; closed_on),x"})
  void namesIgnoreCase(String written, String same) {
    var formula = written.replace(';', ',');
    assertThat(World.row(formula))
        .isEqualTo(World.row(same.equals("x") ? formula.toLowerCase(java.util.Locale.ROOT) : same));
  }

  @Test
  void lineageSeesWhatFiltersReadToo() {
    var measure =
        World.measure(
            "sum(amount) filter (where stage = 'won' and closed_on < period_end) / prior(sum(cost),"
                + " 4)");

    assertThat(Lineage.columns(measure))
        .extracting(Dataset.Column::name)
        .containsExactly("amount", "stage", "closed_on", "cost");
    assertThat(Lineage.moneyColumns(measure))
        .extracting(Dataset.Column::name)
        .containsExactly("amount", "cost");
    assertThat(Lineage.days(measure)).containsExactly(Expr.Bound.Day.PERIOD_END);
    assertThat(Lineage.aggregates(measure)).extracting(Notation::of).hasSize(2);
    assertThat(Lineage.furthestBack(measure)).isEqualTo(4);
    assertThat(Lineage.inputs(World.combination("sales / QUOTA - sales")))
        .isEqualTo(Set.of("sales", "quota"));
  }

  @Test
  void equalAggregatesAreOneHoweverTheyAreWritten() {
    var measure =
        World.measure(
            "SUM( Amount ) filter (where share > 50 %) + sum(amount) filter (where share > 0.50)");

    assertThat(Lineage.aggregates(measure)).hasSize(1);
  }

  @Test
  void theColumnWinsOverAWordOfTheSameName() {
    var dataset =
        new Dataset(
            "calendar",
            "Calendar",
            Dataset.ReportedBy.VENDOR,
            "",
            "",
            "",
            "",
            Dataset.BadRows.REFUSE_FILE,
            Dataset.Texts.TRIMMED,
            java.util.List.of("date"),
            "",
            "date",
            java.util.List.of(
                World.column("date", new Dataset.ColumnType.Day()),
                World.column("year", new Dataset.ColumnType.Whole()),
                World.column("order", new Dataset.ColumnType.Whole()),
                World.column("count", new Dataset.ColumnType.Whole()),
                World.column("load", new Dataset.ColumnType.Whole()),
                World.column("group", new Dataset.ColumnType.Whole()),
                World.column("filter", new Dataset.ColumnType.Bool())),
            java.util.List.of(),
            World.DEALS.at());
    var issues = new dev.touchstone.shared.Issues();

    var measure =
        Expressions.measure(
            World.formula(
                "count(count) filter (where date > date '2026-01-31' and year(date) = year and"
                    + " filter and order > 1)"),
            dataset,
            issues);

    assertThat(issues.all()).isEmpty();
    assertThat(measure).isPresent();
  }

  private static String shown(Type type) {
    return type instanceof Type.Number(int scale) ? "number " + scale : type.word();
  }
}
