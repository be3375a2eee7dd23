package dev.touchstone.publication;

import static dev.touchstone.db.Tables.EXPLANATION;
import static dev.touchstone.db.Tables.KPI_SCORE;
import static dev.touchstone.db.Tables.KPI_TOTAL;
import static dev.touchstone.db.Tables.PARTNER_SCORE;
import static dev.touchstone.db.Tables.PORTFOLIO_SUMMARY;
import static dev.touchstone.db.Tables.RUN_PARTNER;
import static dev.touchstone.db.Tables.RUN_PERIOD;

import dev.touchstone.db.Routines;
import dev.touchstone.measure.Population;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.score.explanation.Scores;
import dev.touchstone.shared.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The many rows of a run, written in batches so that a large portfolio needs no large memory. */
@Component
class RunRows {
  private final DSLContext sql;

  RunRows(DSLContext sql) {
    this.sql = sql;
  }

  void store(ScorecardRun run) {
    var population = run.measurements().population();
    storePartners(run.id(), population);
    for (int period = 0; period < run.scores().size(); period++) {
      var scores = run.scores().get(period);
      var from = scores.period();
      sql.insertInto(RUN_PERIOD)
          .values(run.id(), period, from.label(), from.from(), from.to())
          .execute();
      storeScores(run, period, scores);
      storeTotals(run, period);
    }
    Routines.analyzeResults(sql.configuration());
  }

  private void storePartners(String run, Population population) {
    var names = PartnerColumns.of(population);
    try (var partners =
        Batch.into(
            sql,
            RUN_PARTNER,
            RUN_PARTNER.RUN_ID,
            RUN_PARTNER.PARTNER_ID,
            RUN_PARTNER.NAME,
            RUN_PARTNER.PARTNER_TYPE,
            RUN_PARTNER.REGION,
            RUN_PARTNER.PARENT_ID,
            RUN_PARTNER.ATTRIBUTES)) {
      for (int i = 0; i < population.size(); i++) {
        var attributes = new LinkedHashMap<String, String>();
        for (var entry : population.attributes().entrySet()) {
          attributes.put(entry.getKey(), entry.getValue().get(i));
        }
        partners.add(
            run,
            population.partners().get(i).value(),
            population.names().get(i),
            names.type(i),
            names.region(i),
            names.parent(i),
            JSON.json(Json.text(attributes)));
      }
    }
  }

  private void storeScores(ScorecardRun stored, int period, Scores scores) {
    var run = stored.id();
    int size = scores.population().size();
    var scored = new ArrayList<Double>();
    try (var results =
            Batch.into(
                sql,
                PARTNER_SCORE,
                PARTNER_SCORE.RUN_ID,
                PARTNER_SCORE.PERIOD,
                PARTNER_SCORE.PARTNER_ID,
                PARTNER_SCORE.SCORE,
                PARTNER_SCORE.RANK,
                PARTNER_SCORE.RANK_OF,
                PARTNER_SCORE.BAND,
                PARTNER_SCORE.BAND_BEFORE_GATES,
                PARTNER_SCORE.COVERAGE,
                PARTNER_SCORE.WITHHELD);
        var kpis =
            Batch.into(
                sql,
                KPI_SCORE,
                KPI_SCORE.RUN_ID,
                KPI_SCORE.PERIOD,
                KPI_SCORE.KPI,
                KPI_SCORE.PARTNER_ID,
                KPI_SCORE.STATE,
                KPI_SCORE.VALUE,
                KPI_SCORE.TARGET,
                KPI_SCORE.POINTS,
                KPI_SCORE.WEIGHT,
                KPI_SCORE.EFFECTIVE_WEIGHT,
                KPI_SCORE.CONTRIBUTION);
        var explanations =
            Batch.into(
                sql,
                EXPLANATION,
                EXPLANATION.RUN_ID,
                EXPLANATION.PERIOD,
                EXPLANATION.PARTNER_ID,
                EXPLANATION.BODY)) {
      for (int i = 0; i < size; i++) {
        var explanation = stored.explain(period, i);
        var partner = explanation.partner().value();
        switch (explanation.outcome()) {
          case Outcome.Scored(var score, var _, var rank, var of, var band, var before) -> {
            scored.add(score);
            results.add(
                run,
                period,
                partner,
                decimal(score),
                rank,
                of,
                band,
                before,
                coverage(explanation),
                "");
          }
          case Outcome.Withheld(var reason) ->
              results.add(
                  run, period, partner, null, null, 0, "", "", coverage(explanation), reason);
        }
        for (var leaf : leaves(explanation.root())) {
          var measurement = leaf.measurement();
          kpis.add(
              run,
              period,
              leaf.id(),
              partner,
              measurement.state().word(),
              decimal(measurement.value()),
              decimal(measurement.target()),
              decimal(leaf.points()),
              decimal(leaf.weighed().weight()),
              decimal(leaf.effectiveWeight()),
              decimal(leaf.contribution()));
        }
        explanations.add(run, period, partner, JSON.json(Json.text(explanation)));
      }
    }
    sql.insertInto(PORTFOLIO_SUMMARY)
        .values(run, period, size, scored.size(), decimal(median(scored)))
        .execute();
  }

  private void storeTotals(ScorecardRun run, int period) {
    var kpis = run.measurements().periods().get(period).kpis();
    for (var kpi : kpis.entrySet()) {
      int position = 0;
      for (var total : kpi.getValue().totals()) {
        sql.insertInto(KPI_TOTAL)
            .values(
                run.id(),
                period,
                kpi.getKey(),
                total.input(),
                position++,
                total.dataset(),
                total.expression(),
                total.population(),
                total.outside(),
                total.populationRows(),
                total.outsideRows())
            .execute();
      }
    }
  }

  static List<Leaf> leaves(Branch branch) {
    var leaves = new ArrayList<Leaf>();
    for (var part : branch.parts()) {
      switch (part) {
        case Leaf leaf -> leaves.add(leaf);
        case Branch inner -> leaves.addAll(leaves(inner));
      }
    }
    return leaves;
  }

  /** The middle value, or the mean of the two middle ones; NaN of none. */
  private static double median(List<Double> values) {
    var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  private static BigDecimal coverage(Explanation explanation) {
    // Sums of weights can end a hair outside; the share itself cannot.
    return BigDecimal.valueOf(Math.clamp(explanation.coverage(), 0.0, 1.0));
  }

  private static @Nullable BigDecimal decimal(Optional<Double> value) {
    return value.map(RunRows::decimal).orElse(null);
  }

  private static @Nullable BigDecimal decimal(double value) {
    return Double.isNaN(value) ? null : BigDecimal.valueOf(value);
  }

  /** The columns of the partner dataset that pages know by name, under the names they may have. */
  private record PartnerColumns(List<String> types, List<String> regions, List<String> parents) {
    static PartnerColumns of(Population population) {
      var columns = population.attributes();
      return new PartnerColumns(
          first(columns, "partner_type", "type"),
          first(columns, "region", "territory"),
          first(columns, "parent_id", "parent_partner_id", "parent"));
    }

    private static List<String> first(Map<String, List<String>> columns, String... names) {
      return Arrays.stream(names)
          .filter(columns::containsKey)
          .findFirst()
          .map(columns::get)
          .orElse(List.of());
    }

    String type(int partner) {
      return at(types, partner);
    }

    String region(int partner) {
      return at(regions, partner);
    }

    String parent(int partner) {
      return at(parents, partner);
    }

    private static String at(List<String> column, int partner) {
      return column.isEmpty() ? "" : column.get(partner);
    }
  }
}
