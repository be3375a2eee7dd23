package dev.touchstone.publication;

import static dev.touchstone.db.Tables.PARTNER_SCORE;
import static dev.touchstone.db.Tables.PERIOD_RESULT;
import static dev.touchstone.db.Tables.POPULATION_PARTNER;
import static dev.touchstone.db.Tables.RUN_PERIOD;
import static dev.touchstone.publication.PortfolioSql.BEFORE;
import static dev.touchstone.publication.PortfolioSql.CHANGE;
import static dev.touchstone.publication.PortfolioSql.NOW;

import dev.touchstone.access.Scope;
import dev.touchstone.db.tables.records.PartnerScoreRecord;
import dev.touchstone.db.tables.records.PopulationPartnerRecord;
import dev.touchstone.shared.PartnerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.SelectField;
import org.jooq.SelectSeekStepN;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All partners of a run side by side. */
@Repository
public class Portfolio {
  /** So much less of the weight backed by data is a reason to look. */
  public static final BigDecimal MUCH_COVERAGE = new BigDecimal("0.1");

  private static final int BATCH = 500;
  private static final int MOST_SUMMARIES = 500;

  private record Shown(String run, int period) {}

  private final DSLContext sql;
  private final Map<Shown, PortfolioSummary> summaries = new ConcurrentHashMap<>();

  Portfolio(DSLContext sql) {
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  public PortfolioPage page(StoredRun run, int period, PortfolioQuery query) {
    var total = PortfolioSql.total(run, period, PortfolioSql.filter(run, query)).as("total");
    var found =
        found(run, period, query, total).offset(query.offset()).limit(query.limit()).fetch();
    return new PortfolioPage(
        rows(run, period, found), found.isEmpty() ? 0 : found.getFirst().value5());
  }

  /** Every partner that the query finds, whatever its page says; some at a time are held. */
  @Transactional(readOnly = true)
  public void each(
      StoredRun run, int period, PortfolioQuery query, Consumer<PortfolioPage.Row> reader) {
    try (var found = found(run, period, query, DSL.inline(0)).fetchSize(BATCH).fetchLazy()) {
      while (found.hasNext()) {
        rows(run, period, found.fetchNext(BATCH)).forEach(reader);
      }
    }
  }

  private List<PortfolioPage.Row> rows(
      StoredRun run,
      int period,
      org.jooq.Result<
              Record5<
                  PopulationPartnerRecord,
                  PartnerScoreRecord,
                  BigDecimal,
                  PartnerScoreRecord,
                  Integer>>
          found) {
    var trends = trends(run, period, found.map(row -> row.value1().getPartnerId()));
    return found.map(row -> row(row, trends.getOrDefault(row.value1().getPartnerId(), List.of())));
  }

  private SelectSeekStepN<
          Record5<
              PopulationPartnerRecord, PartnerScoreRecord, BigDecimal, PartnerScoreRecord, Integer>>
      found(StoredRun run, int period, PortfolioQuery query, Field<Integer> total) {
    var from =
        NOW.join(POPULATION_PARTNER)
            .on(
                POPULATION_PARTNER.POPULATION_ID.eq(PointedAt.population(run)),
                POPULATION_PARTNER.PARTNER_ID.eq(NOW.PARTNER_ID))
            .leftJoin(BEFORE)
            .on(PortfolioSql.at(BEFORE, run, period - 1));
    return sql.select(POPULATION_PARTNER, NOW, CHANGE, BEFORE, total)
        .from(
            query.needs().contains(Need.FALLING)
                ? PortfolioSql.withEarlier(from, run, period)
                : from)
        .where(NOW.RESULT_ID.eq(PointedAt.result(run, period)))
        .and(PortfolioSql.filter(run, query))
        .orderBy(PortfolioSql.order(run, query));
  }

  private static PortfolioPage.Row row(
      Record5<PopulationPartnerRecord, PartnerScoreRecord, BigDecimal, PartnerScoreRecord, Integer>
          row,
      List<Double> trend) {
    var partner = row.value1();
    var now = row.value2();
    var before = row.value4();
    boolean known = before.getPartnerId() != null;
    return new PortfolioPage.Row(
        new PartnerId(partner.getPartnerId()),
        partner.getName(),
        partner.getPartnerType(),
        partner.getRegion(),
        result(now),
        row.value3() == null ? new ScoreDifference.Unknown() : new ScoreDifference.By(row.value3()),
        known ? before.getBand() : "",
        now.getBandBeforeGates(),
        now.getCoverage(),
        known ? before.getCoverage() : now.getCoverage(),
        trend);
  }

  /** The portfolio as a whole. A run never changes, so that its summary is worked out once. */
  @Transactional(readOnly = true)
  public PortfolioSummary summary(StoredRun run, int period) {
    if (!(Scope.CURRENT.orElse(new Scope.Gate()) instanceof Scope.Staff)) {
      return summarised(run, period);
    }
    if (summaries.size() > MOST_SUMMARIES) {
      summaries.clear();
    }
    // Not computed inside the map: that would hold a lock while the database is asked.
    var shown = new Shown(run.id(), period);
    var kept = summaries.get(shown);
    if (kept != null) {
      return kept;
    }
    var summary = summarised(run, period);
    summaries.put(shown, summary);
    return summary;
  }

  private PortfolioSummary summarised(StoredRun run, int period) {
    var byBand = new LinkedHashMap<String, Integer>();
    var byNeed = new EnumMap<Need, Integer>(Need.class);
    var fields = new ArrayList<SelectField<?>>(List.of(NOW.BAND, DSL.count()));
    fields.add(DSL.count().filterWhere(PortfolioSql.needs(run, EnumSet.allOf(Need.class))));
    for (var need : Need.values()) {
      fields.add(DSL.count().filterWhere(PortfolioSql.needs(run, EnumSet.of(need))));
    }
    int needing = 0;
    for (var row :
        sql.select(fields)
            .from(
                PortfolioSql.withEarlier(
                    NOW.leftJoin(BEFORE).on(PortfolioSql.at(BEFORE, run, period - 1)), run, period))
            .where(NOW.RESULT_ID.eq(PointedAt.result(run, period)))
            .groupBy(NOW.BAND)
            .orderBy(NOW.BAND)) {
      if (!row.get(NOW.BAND).isEmpty()) {
        byBand.put(row.get(NOW.BAND), row.get(1, Integer.class));
      }
      needing += row.get(2, Integer.class);
      for (var need : Need.values()) {
        byNeed.merge(need, row.get(3 + need.ordinal(), Integer.class), Integer::sum);
      }
    }
    var periods =
        sql.select(PERIOD_RESULT)
            .from(RUN_PERIOD)
            .join(PERIOD_RESULT)
            .on(PERIOD_RESULT.RESULT_ID.eq(RUN_PERIOD.RESULT_ID))
            .where(RUN_PERIOD.RUN_ID.eq(run.id()), RUN_PERIOD.PERIOD.le(period))
            .orderBy(RUN_PERIOD.PERIOD)
            .fetch(row -> row.value1());
    var last = periods.getLast();
    return new PortfolioSummary(
        last.getPartners(),
        last.getScored(),
        Collections.unmodifiableMap(byBand),
        needing,
        Collections.unmodifiableMap(byNeed),
        periods.stream()
            .map(it -> it.getMedian() == null ? Double.NaN : it.getMedian().doubleValue())
            .toList(),
        distinct(run, POPULATION_PARTNER.PARTNER_TYPE),
        distinct(run, POPULATION_PARTNER.REGION));
  }

  private List<String> distinct(StoredRun run, TableField<PopulationPartnerRecord, String> column) {
    return sql.selectDistinct(column)
        .from(POPULATION_PARTNER)
        .where(POPULATION_PARTNER.POPULATION_ID.eq(PointedAt.population(run)), column.ne(""))
        .orderBy(column)
        .fetch(column);
  }

  private Map<String, List<Double>> trends(StoredRun run, int period, List<String> partners) {
    var trends = new HashMap<String, List<Double>>();
    for (var partner : partners) {
      trends.put(partner, new ArrayList<>(Collections.nCopies(period + 1, Double.NaN)));
    }
    sql.select(PARTNER_SCORE.PARTNER_ID, RUN_PERIOD.PERIOD, PARTNER_SCORE.SCORE)
        .from(RUN_PERIOD)
        .join(PARTNER_SCORE)
        .on(PARTNER_SCORE.RESULT_ID.eq(RUN_PERIOD.RESULT_ID))
        .where(
            RUN_PERIOD.RUN_ID.eq(run.id()),
            RUN_PERIOD.PERIOD.le(period),
            PARTNER_SCORE.PARTNER_ID.in(partners),
            PARTNER_SCORE.SCORE.isNotNull())
        .forEach(
            row ->
                trends
                    .getOrDefault(row.value1(), new ArrayList<>())
                    .set(row.value2(), row.value3().doubleValue()));
    return trends;
  }

  static Result result(PartnerScoreRecord row) {
    return row.getScore() == null
        ? new Result.Withheld(row.getWithheld())
        : new Result.Scored(row.getScore(), row.getRank(), row.getRankOf(), row.getBand());
  }
}
