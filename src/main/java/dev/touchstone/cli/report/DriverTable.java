package dev.touchstone.cli.report;

import dev.touchstone.robustness.Driver;
import dev.touchstone.robustness.Sensitivity;
import java.util.ArrayList;
import java.util.List;

/** What drives the doubt in ranks, and what each part moves them by if it is left out. */
public record DriverTable(Sensitivity sensitivity) {
  private static final int STRONGEST = 10;

  String text() {
    var text = new StringBuilder();
    if (!sensitivity.drivers().isEmpty()) {
      var table = new Table("What drives the doubt", "", "Alone>", "", "With others>", "");
      for (var driver : strongest(sensitivity.drivers())) {
        table.row(
            driver.title(),
            driver.weight() ? "weight" : "",
            PlainNumbers.shortenedOrDash(driver.first()),
            PlainNumbers.between(driver.firstLow(), driver.firstHigh()),
            PlainNumbers.shortenedOrDash(driver.total()),
            PlainNumbers.between(driver.totalLow(), driver.totalHigh()));
      }
      text.append('\n').append(table.text());
      if (sensitivity.failed() > 0) {
        text.append(
            "%d of %d points gave nobody a score and do not count.%n"
                .formatted(sensitivity.failed(), sensitivity.failed() + sensitivity.points()));
      }
    }
    if (!sensitivity.leverages().isEmpty()) {
      var table = new Table("If left out altogether", "", "Ranks move by>");
      for (var one :
          sensitivity.leverages().subList(0, Math.min(STRONGEST, sensitivity.leverages().size()))) {
        table.row(one.title(), one.kpi() ? "" : "group", PlainNumbers.shortenedOrDash(one.shift()));
      }
      text.append('\n').append(table.text());
    }
    return text.toString();
  }

  /** All doubts, and the weights that matter most. */
  private static List<Driver> strongest(List<Driver> drivers) {
    var found = new ArrayList<>(drivers.stream().filter(driver -> !driver.weight()).toList());
    drivers.stream().filter(Driver::weight).limit(STRONGEST).forEach(found::add);
    return found;
  }
}
