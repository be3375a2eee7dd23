package dev.touchstone.publication;

import static dev.touchstone.db.Tables.PARTNER_SCORE;
import static dev.touchstone.db.Tables.PERIOD_RESULT;
import static dev.touchstone.db.Tables.POPULATION_PARTNER;
import static dev.touchstone.db.Tables.RUN_PERIOD;

import dev.touchstone.access.Scope;
import dev.touchstone.db.tables.PartnerScore;
import dev.touchstone.db.tables.records.PartnerScoreRecord;
import dev.touchstone.db.tables.records.PopulationPartnerRecord;
import dev.touchstone.publication.PortfolioQuery.Sort;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record5;
import org.jooq.SelectField;
import org.jooq.SelectSeekStepN;
import org.jooq.SortField;
import org.jooq.TableField;
import org.jooq.TableOnConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All partners of a run side by side. */
@Repository
public class Portfolio {
  /** So much less of the weight backed by data is a reason to look. */
  public static final BigDecimal MUCH_COVERAGE = new BigDecimal("0.1");

  private static final PartnerScore NOW = PARTNER_SCORE.as("now");
  private static final PartnerScore BEFORE = PARTNER_SCORE.as("before");
  private static final PartnerScore EARLIER = PARTNER_SCORE.as("earlier");
  private static final PartnerScore EARLIEST = PARTNER_SCORE.as("earliest");
  private static final Field<BigDecimal> CHANGE = NOW.SCORE.minus(BEFORE.SCORE);

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
    var total = total(run, period, filter(run, query)).as("total");
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
            .on(at(BEFORE, run, period - 1));
    return sql.select(POPULATION_PARTNER, NOW, CHANGE, BEFORE, total)
        .from(query.needs().contains(Need.FALLING) ? withEarlier(from, run, period) : from)
        .where(NOW.RESULT_ID.eq(PointedAt.result(run, period)))
        .and(filter(run, query))
        .orderBy(order(run, query));
  }

  private static Condition at(PartnerScore score, StoredRun run, int period) {
    return DSL.and(
        score.RESULT_ID.eq(PointedAt.result(run, period)), score.PARTNER_ID.eq(NOW.PARTNER_ID));
  }

  private static TableOnConditionStep<Record> withEarlier(
      TableOnConditionStep<Record> from, StoredRun run, int period) {
    return from.leftJoin(EARLIER)
        .on(at(EARLIER, run, period - 2))
        .leftJoin(EARLIEST)
        .on(at(EARLIEST, run, period - 3));
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
        now.getHeldBy(),
        new Lowered(now.getLoweredBy(), now.getLowered()),
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
    fields.add(DSL.count().filterWhere(needs(run, EnumSet.allOf(Need.class))));
    for (var need : Need.values()) {
      fields.add(DSL.count().filterWhere(needs(run, EnumSet.of(need))));
    }
    int needing = 0;
    for (var row :
        sql.select(fields)
            .from(withEarlier(NOW.leftJoin(BEFORE).on(at(BEFORE, run, period - 1)), run, period))
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

  private static Condition needs(StoredRun run, Set<Need> needs) {
    return DSL.or(
        needs.stream()
            .map(
                need ->
                    switch (need) {
                      case FELL -> height(run, NOW.BAND).lt(height(run, BEFORE.BAND));
                      case GATE -> NOW.SCORE.isNotNull().and(NOW.BAND.ne(NOW.BAND_BEFORE_GATES));
                      case WITHHELD -> NOW.SCORE.isNull();
                      case FALLING ->
                          NOW.SCORE
                              .lt(BEFORE.SCORE)
                              .and(BEFORE.SCORE.lt(EARLIER.SCORE))
                              .and(EARLIER.SCORE.lt(EARLIEST.SCORE));
                      case COVERAGE -> BEFORE.COVERAGE.minus(NOW.COVERAGE).ge(MUCH_COVERAGE);
                    })
            .toList());
  }

  /** How high a band is, 1 is the lowest; none without a band. */
  private static Field<Integer> height(StoredRun run, Field<String> band) {
    var bands = run.method().bands().reversed();
    var heights = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < bands.size(); i++) {
      heights.put(bands.get(i).id(), i + 1);
    }
    return DSL.case_(band).mapValues(heights);
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

  private static Condition filter(StoredRun run, PortfolioQuery query) {
    var conditions = new ArrayList<Condition>();
    if (!query.needs().isEmpty()) {
      conditions.add(needs(run, query.needs()));
    }
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

  private static List<SortField<?>> order(StoredRun run, PortfolioQuery query) {
    Field<?> by =
        switch (query.sort()) {
          case URGENCY -> CHANGE;
          case RANK -> NOW.RANK;
          case NAME -> DSL.lower(POPULATION_PARTNER.NAME);
          case TYPE -> POPULATION_PARTNER.PARTNER_TYPE;
          case REGION -> POPULATION_PARTNER.REGION;
          case SCORE -> NOW.SCORE;
          case BAND -> height(run, NOW.BAND);
          case CHANGE -> CHANGE;
          case COVERAGE -> NOW.COVERAGE;
        };
    var order = new ArrayList<SortField<?>>();
    if (query.sort() == Sort.URGENCY) {
      order.add(DSL.coalesce(height(run, BEFORE.BAND).minus(height(run, NOW.BAND)), 0).desc());
    }
    order.add((query.descending() ? by.desc() : by.asc()).nullsLast());
    order.add(DSL.lower(POPULATION_PARTNER.NAME).asc());
    order.add(POPULATION_PARTNER.PARTNER_ID.asc());
    return order;
  }

  static Result result(PartnerScoreRecord row) {
    return row.getScore() == null
        ? new Result.Withheld(row.getWithheld())
        : new Result.Scored(row.getScore(), row.getRank(), row.getRankOf(), row.getBand());
  }
}
