package dev.touchstone.publication;

import static dev.touchstone.db.Tables.EXPLANATION;
import static dev.touchstone.db.Tables.KPI_SCORE;
import static dev.touchstone.db.Tables.PARTNER_SCORE;
import static dev.touchstone.db.Tables.RUN_PARTNER;

import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.PartnerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One partner of a run at a time. Answers nothing about partners outside the reader's scope. */
@Repository
public class Partners {
  private final DSLContext sql;

  Partners(DSLContext sql) {
    this.sql = sql;
  }

  /** Who a partner is, as the run knew it. */
  public record Profile(PartnerId id, String name, String type, String region, String parent) {}

  @Transactional(readOnly = true)
  public Optional<Profile> profile(StoredRun run, PartnerId partner) {
    return profiles(run, RUN_PARTNER.PARTNER_ID.eq(partner.value())).stream().findFirst();
  }

  /** Partners directly below this one, by name. */
  @Transactional(readOnly = true)
  public List<Profile> below(StoredRun run, PartnerId partner) {
    return profiles(run, RUN_PARTNER.PARENT_ID.eq(partner.value()));
  }

  private List<Profile> profiles(StoredRun run, org.jooq.Condition condition) {
    return sql.selectFrom(RUN_PARTNER)
        .where(RUN_PARTNER.RUN_ID.eq(run.id()))
        .and(condition)
        .orderBy(RUN_PARTNER.NAME, RUN_PARTNER.PARTNER_ID)
        .fetch(
            row ->
                new Profile(
                    new PartnerId(row.getPartnerId()),
                    row.getName(),
                    row.getPartnerType(),
                    row.getRegion(),
                    row.getParentId()));
  }

  @Transactional(readOnly = true)
  public Optional<Explanation> explanation(StoredRun run, int period, PartnerId partner) {
    return sql.select(EXPLANATION.BODY)
        .from(EXPLANATION)
        .where(
            EXPLANATION.RUN_ID.eq(run.id()),
            EXPLANATION.PERIOD.eq(period),
            EXPLANATION.PARTNER_ID.eq(partner.value()))
        .fetchOptional(EXPLANATION.BODY)
        .map((JSON body) -> Json.read(body.data(), Explanation.class));
  }

  /** The partner's result in every period, oldest first. */
  @Transactional(readOnly = true)
  public List<Result> history(StoredRun run, PartnerId partner) {
    return sql.selectFrom(PARTNER_SCORE)
        .where(PARTNER_SCORE.RUN_ID.eq(run.id()), PARTNER_SCORE.PARTNER_ID.eq(partner.value()))
        .orderBy(PARTNER_SCORE.PERIOD)
        .fetch(Portfolio::result);
  }

  /** Points of every KPI in every period, oldest first; NaN where there are none. */
  @Transactional(readOnly = true)
  public Map<String, List<Double>> kpiPoints(StoredRun run, PartnerId partner) {
    var points = new HashMap<String, List<Double>>();
    sql.select(KPI_SCORE.KPI, KPI_SCORE.PERIOD, KPI_SCORE.POINTS)
        .from(KPI_SCORE)
        .where(KPI_SCORE.RUN_ID.eq(run.id()), KPI_SCORE.PARTNER_ID.eq(partner.value()))
        .forEach(
            row ->
                points
                    .computeIfAbsent(row.value1(), kpi -> gaps(run.periods().size()))
                    .set(row.value2(), number(row.value3())));
    return points;
  }

  private static List<Double> gaps(int size) {
    return new ArrayList<>(Collections.nCopies(size, Double.NaN));
  }

  private static double number(@org.jspecify.annotations.Nullable BigDecimal value) {
    return value == null ? Double.NaN : value.doubleValue();
  }
}
