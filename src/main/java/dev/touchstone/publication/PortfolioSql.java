package dev.touchstone.publication;

import static dev.touchstone.db.Tables.PARTNER_SCORE;
import static dev.touchstone.db.Tables.POPULATION_PARTNER;

import dev.touchstone.db.tables.PartnerScore;
import dev.touchstone.publication.PortfolioQuery.Sort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.TableOnConditionStep;
import org.jooq.impl.DSL;

/** What a portfolio asks for, as conditions and orders over a partner's latest scores. */
final class PortfolioSql {
  static final PartnerScore NOW = PARTNER_SCORE.as("now");
  static final PartnerScore BEFORE = PARTNER_SCORE.as("before");
  static final PartnerScore EARLIER = PARTNER_SCORE.as("earlier");
  static final PartnerScore EARLIEST = PARTNER_SCORE.as("earliest");
  static final Field<BigDecimal> CHANGE = NOW.SCORE.minus(BEFORE.SCORE);

  private PortfolioSql() {}

  static Condition at(PartnerScore score, StoredRun run, int period) {
    return DSL.and(
        score.RESULT_ID.eq(PointedAt.result(run, period)), score.PARTNER_ID.eq(NOW.PARTNER_ID));
  }

  static TableOnConditionStep<Record> withEarlier(
      TableOnConditionStep<Record> from, StoredRun run, int period) {
    return from.leftJoin(EARLIER)
        .on(at(EARLIER, run, period - 2))
        .leftJoin(EARLIEST)
        .on(at(EARLIEST, run, period - 3));
  }

  static Condition needs(StoredRun run, Set<Need> needs) {
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
                      case COVERAGE ->
                          BEFORE.COVERAGE.minus(NOW.COVERAGE).ge(Portfolio.MUCH_COVERAGE);
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
  static Field<Integer> total(StoredRun run, int period, Condition filter) {
    return filter.equals(DSL.noCondition())
        ? DSL.field(
            DSL.select(DSL.count())
                .from(PARTNER_SCORE)
                .where(PARTNER_SCORE.RESULT_ID.eq(PointedAt.result(run, period))))
        : DSL.count().over();
  }

  static Condition filter(StoredRun run, PortfolioQuery query) {
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

  static List<SortField<?>> order(StoredRun run, PortfolioQuery query) {
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
}
