package dev.touchstone.measure.warehouse;

import dev.touchstone.measure.Warehouse.SourceRow;
import dev.touchstone.measure.Warehouse.SourceRows;
import dev.touchstone.measure.fetching.FetchedFigures;
import dev.touchstone.measure.fetching.Fetching;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.PlannedInput;
import dev.touchstone.plan.PlannedKpi;
import dev.touchstone.plan.Route;
import dev.touchstone.plan.RowStatements;
import dev.touchstone.plan.Slice;
import dev.touchstone.plan.SqlDialect;
import dev.touchstone.plan.Statement;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the source rows that stand behind one input of a KPI for one partner. */
record SourceReading(Plan plan, Fetching fetching, SqlDialect dialect) {

  SourceRows rows(String kpi, String input, PartnerId partner, Period period, int from, int most) {
    var planned = input(plan.kpi(kpi), input);
    var columns = planned.scan().dataset().columns().stream().map(column -> column.name()).toList();
    var keys = keys(planned, partner, period);
    var span = plan.timeline().span(planned.window(), period);
    var slice = planned.scan().timeless() ? Slice.EVER : span.map(Slice::of).orElse(Slice.EVER);
    var source = new Statement.Source(planned.scan().dataset(), planned.scan().on(), slice);
    if (keys.isEmpty() || span.isEmpty() || fetching.files().of(source).isEmpty()) {
      return new SourceRows(planned.scan().dataset().id(), columns, List.of(), 0);
    }
    var statements =
        new RowStatements(
            dialect,
            plan.exchange(),
            planned.scan(),
            slice,
            planned.where(),
            keys,
            plan.timeline().days(planned.window(), period));
    long total = fetching.query(statements.count(), SourceReading::count);
    var page =
        fetching.query(
            statements.page(Math.max(0, from), Math.max(0, most)), found -> read(found, columns));
    return new SourceRows(planned.scan().dataset().id(), columns, page, total);
  }

  private static PlannedInput input(PlannedKpi kpi, String name) {
    for (var taken : kpi.takes()) {
      if (taken.input().equals(name)) {
        throw new Refused(
            "value-of-a-kpi",
            "%s of KPI %s is the value of KPI %s".formatted(name, kpi.kpi().id(), taken.kpi()),
            "Ask for the rows behind " + taken.kpi());
      }
    }
    return kpi.measures().stream()
        .flatMap(measure -> measure.inputs().stream())
        .filter(input -> input.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "unknown-input",
                    "KPI %s has no input %s".formatted(kpi.kpi().id(), name),
                    "Ask for one that the explanation names"));
  }

  /** The groups that count for the partner: itself, or the keys that stand beside it. */
  private List<String> keys(PlannedInput input, PartnerId partner, Period period) {
    return switch (input.route()) {
      case Route.Direct _ -> List.of(partner.value());
      case Route.Via via -> {
        var answers =
            new FetchedFigures(
                fetching,
                plan.timeline(),
                EngineUse.anchor(plan, period),
                Map.of(partner.value(), 0));
        answers.fetchBridge(via, input.window(), period);
        yield answers.keys(via, input.window(), period, partner.value());
      }
    };
  }

  private static long count(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getLong(1);
  }

  private static List<SourceRow> read(ResultSet rows, List<String> columns) throws SQLException {
    var found = new ArrayList<SourceRow>();
    while (rows.next()) {
      var values = new LinkedHashMap<String, String>();
      for (int i = 0; i < columns.size(); i++) {
        var value = rows.getString(i + 1);
        if (!rows.wasNull()) {
          values.put(columns.get(i), value);
        }
      }
      var file = rows.getString(columns.size() + 1);
      found.add(
          new SourceRow(rows.wasNull() ? "" : file, rows.getLong(columns.size() + 2), values));
    }
    return List.copyOf(found);
  }
}
