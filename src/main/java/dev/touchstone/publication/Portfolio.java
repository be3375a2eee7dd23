package dev.touchstone.publication;

import static dev.touchstone.db.Tables.PARTNER_SCORE;
import static dev.touchstone.db.Tables.PERIOD_RESULT;
import static dev.touchstone.db.Tables.POPULATION_PARTNER;
import static dev.touchstone.db.Tables.RUN_PERIOD;

import dev.touchstone.db.tables.PartnerScore;
import dev.touchstone.shared.PartnerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All partners of a run side by side. */
@Repository
public class Portfolio {
  private static final PartnerScore NOW = PARTNER_SCORE.as("now");
  private static final PartnerScore BEFORE = PARTNER_SCORE.as("before");
  private static final Field<BigDecimal> CHANGE = NOW.SCORE.minus(BEFORE.SCORE);

  private final DSLContext sql;

  Portfolio(DSLContext sql) {
    this.sql = sql;
  }

  @Transactional(readOnly = true)
  public PortfolioPage page(StoredRun run, int period, PortfolioQuery query) {
    var filter = filter(query);
    var total = total(run, period, filter).as("total");
    var found =
        sql.select(POPULATION_PARTNER, NOW, CHANGE, total)
            .from(NOW)
            .join(POPULATION_PARTNER)
            .on(
                POPULATION_PARTNER.POPULATION_ID.eq(PointedAt.population(run)),
                POPULATION_PARTNER.PARTNER_ID.eq(NOW.PARTNER_ID))
            .leftJoin(BEFORE)
            .on(
                BEFORE.RESULT_ID.eq(PointedAt.result(run, period - 1)),
                BEFORE.PARTNER_ID.eq(NOW.PARTNER_ID))
            .where(NOW.RESULT_ID.eq(PointedAt.result(run, period)))
            .and(filter)
            .orderBy(order(query))
            .offset((long) (query.page() - 1) * PortfolioQuery.PAGE_SIZE)
            .limit(PortfolioQuery.PAGE_SIZE)
            .fetch();
    var ids = found.map(row -> row.value1().getPartnerId());
    var trends = trends(run, period, ids);
    var rows =
        found.map(
            row ->
                new PortfolioPage.Row(
                    new PartnerId(row.value1().getPartnerId()),
                    row.value1().getName(),
                    row.value1().getPartnerType(),
                    row.value1().getRegion(),
                    result(row.value2()),
                    row.value3() == null
                        ? new ScoreDifference.Unknown()
                        : new ScoreDifference.By(row.value3()),
                    row.value2().getCoverage(),
                    trends.getOrDefault(row.value1().getPartnerId(), List.of())));
    return new PortfolioPage(rows, found.isEmpty() ? 0 : found.getFirst().value4());
  }

  @Transactional(readOnly = true)
  public PortfolioSummary summary(StoredRun run, int period) {
    var byBand = new LinkedHashMap<String, Integer>();
    sql.select(NOW.BAND, DSL.count())
        .from(NOW)
        .where(NOW.RESULT_ID.eq(PointedAt.result(run, period)), NOW.BAND.ne(""))
        .groupBy(NOW.BAND)
        .orderBy(NOW.BAND)
        .forEach(row -> byBand.put(row.value1(), row.value2()));
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
        periods.stream()
            .map(it -> it.getMedian() == null ? Double.NaN : it.getMedian().doubleValue())
            .toList(),
        distinct(run, POPULATION_PARTNER.PARTNER_TYPE),
        distinct(run, POPULATION_PARTNER.REGION));
  }

  private List<String> distinct(
      StoredRun run,
      TableField<dev.touchstone.db.tables.records.PopulationPartnerRecord, String> column) {
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

  /** Counted apart, so that a page in the order of ranks need not look at every partner. */
  private static Field<Integer> total(StoredRun run, int period, Condition filter) {
    return filter.equals(DSL.noCondition())
        ? DSL.field(
            DSL.select(DSL.count())
                .from(PARTNER_SCORE)
                .where(PARTNER_SCORE.RESULT_ID.eq(PointedAt.result(run, period))))
        : DSL.count().over();
  }

  private static Condition filter(PortfolioQuery query) {
    var conditions = new ArrayList<Condition>();
    if (!query.search().isBlank()) {
      var text = query.search().strip();
      conditions.add(
          POPULATION_PARTNER
              .NAME
              .containsIgnoreCase(text)
              .or(POPULATION_PARTNER.PARTNER_ID.containsIgnoreCase(text)));
    }
    if (query.band().equals(PortfolioQuery.NO_SCORE)) {
      conditions.add(NOW.SCORE.isNull());
    } else if (!query.band().isEmpty()) {
      conditions.add(NOW.BAND.eq(query.band()));
    }
    if (!query.type().isEmpty()) {
      conditions.add(POPULATION_PARTNER.PARTNER_TYPE.eq(query.type()));
    }
    if (!query.region().isEmpty()) {
      conditions.add(POPULATION_PARTNER.REGION.eq(query.region()));
    }
    return DSL.and(conditions);
  }

  private static List<SortField<?>> order(PortfolioQuery query) {
    Field<?> by =
        switch (query.sort()) {
          case RANK -> NOW.RANK;
          case NAME -> DSL.lower(POPULATION_PARTNER.NAME);
          case TYPE -> POPULATION_PARTNER.PARTNER_TYPE;
          case REGION -> POPULATION_PARTNER.REGION;
          case SCORE -> NOW.SCORE;
          case CHANGE -> CHANGE;
          case COVERAGE -> NOW.COVERAGE;
        };
    return List.of(
        (query.descending() ? by.desc() : by.asc()).nullsLast(),
        DSL.lower(POPULATION_PARTNER.NAME).asc(),
        POPULATION_PARTNER.PARTNER_ID.asc());
  }

  static Result result(dev.touchstone.db.tables.records.PartnerScoreRecord row) {
    return row.getScore() == null
        ? new Result.Withheld(row.getWithheld())
        : new Result.Scored(row.getScore(), row.getRank(), row.getRankOf(), row.getBand());
  }
}
