package dev.touchstone.cli;

import dev.touchstone.cli.report.TrendTable;
import dev.touchstone.definition.program.PeriodKind;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.measure.Population;
import dev.touchstone.run.PartnerTrends;
import dev.touchstone.run.PeriodChoice;
import dev.touchstone.run.Trends;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Refused;
import dev.touchstone.trend.Trend;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "trend",
    mixinStandardHelpOptions = true,
    description = "Shows where one partner's score and KPIs are going, and how sure that is.")
final class TrendCommand implements Callable<Integer> {
  @Mixin private PartnerArguments partner = new PartnerArguments();

  @Option(
      names = "--kpi",
      paramLabel = "KPI",
      defaultValue = "",
      description = "Only this KPI (default: the score and all KPIs).")
  private String kpi = "";

  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      defaultValue = "",
      description =
          "The last day whose facts count, such as 2026-09-15; its period is in progress (default:"
              + " the period with the newest facts is over).")
  private String asOf = "";

  @Option(
      names = "--history",
      paramLabel = "N",
      description =
          "At most so many periods back (default: three years of months, four of quarters, ten"
              + " years).")
  private Optional<Integer> history = Optional.empty();

  @Mixin private FormatOption format = new FormatOption();

  @Mixin private SourceOptions options = new SourceOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    checkDay();
    var out = spec.commandLine().getOut();
    var asked = new RunOptions.Asked(options.scorecard(), asOf, 1, options.account());
    try (var workspace =
        Workspace.open(
            partner.folder(), options.data(), options, asked, spec.commandLine().getErr())) {
      var populations = new ArrayList<Population>();
      var told =
          workspace.scorecards().stream()
              .map(card -> workspace.desk().trends(card, asOf, most(card)))
              .peek(trends -> populations.add(trends.run().latest().population()))
              .filter(trends -> indexIn(trends) >= 0)
              .map(trends -> new PartnerTrends(trends, indexIn(trends), wanted(trends)))
              .toList();
      workspace.done();
      if (told.isEmpty()) {
        throw partner.unknown(populations);
      }
      if (told.stream().allMatch(one -> one.all().isEmpty())) {
        throw new Refused(
            "unknown-kpi",
            "There is no KPI " + kpi,
            "There is: " + String.join(", ", kpis(workspace)));
      }
      switch (format.format()) {
        case table -> told.forEach(one -> new TrendTable(one).print(out));
        case csv -> TrendTable.csv(told, out);
        case json -> Json.write(told.stream().map(PartnerTrends::document).toList(), out);
      }
    }
    out.flush();
    return 0;
  }

  private static Set<String> kpis(Workspace workspace) {
    var known = new LinkedHashSet<String>();
    workspace.scorecards().forEach(card -> card.kpis().forEach(kpi -> known.add(kpi.id())));
    return known;
  }

  private void checkDay() {
    if (asOf.isEmpty()) {
      return;
    }
    try {
      PeriodChoice.dated(LocalDate.parse(asOf));
    } catch (DateTimeParseException notADay) {
      throw new Refused("not-a-day", asOf + " is not a day", "Write it as in 2026-09-15.");
    }
  }

  private int indexIn(Trends trends) {
    return partner.indexIn(trends.run().latest().population());
  }

  private List<Trend> wanted(Trends trends) {
    return trends.of(indexIn(trends)).stream()
        .filter(trend -> kpi.isEmpty() || trend.id().equals(kpi))
        .toList();
  }

  private int most(Scorecard card) {
    if (history.orElse(1) < 1 || history.orElse(1) > PeriodChoice.MOST_PERIODS) {
      throw new Refused(
          "no-periods",
          "--history counts from 1 to " + PeriodChoice.MOST_PERIODS,
          "Leave it out for the usual one.");
    }
    return history.orElseGet(
        () ->
            switch (card.period()) {
              case PeriodKind.MONTH -> 36;
              case PeriodKind.QUARTER -> 16;
              case PeriodKind.YEAR -> 10;
            });
  }
}
