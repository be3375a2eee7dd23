package dev.touchstone.publication;

import static dev.touchstone.db.Tables.EXPLANATION;
import static dev.touchstone.db.Tables.PARTNER_SCORE;
import static dev.touchstone.db.Tables.POPULATION_PARTNER;
import static dev.touchstone.db.Tables.RUN;
import static dev.touchstone.db.Tables.RUN_PERIOD;
import static dev.touchstone.db.Tables.SCORE_CHANGE;

import dev.touchstone.access.Person;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.PartnerId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One partner of a run at a time. Answers nothing about partners outside the reader's scope. */
@Repository
public class Partners {
  private final DSLContext sql;
  private final Phrasebooks phrasebooks;

  Partners(DSLContext sql, Phrasebooks phrasebooks) {
    this.sql = sql;
    this.phrasebooks = phrasebooks;
  }

  /** Who a partner is, as the run knew it. */
  public record Profile(PartnerId id, String name, String type, String region, String parent) {}

  @Transactional(readOnly = true)
  public Optional<Profile> profile(StoredRun run, PartnerId partner) {
    return profiles(run, POPULATION_PARTNER.PARTNER_ID.eq(partner.value())).stream().findFirst();
  }

  /** Which of these runs know the partner, in their order. */
  @Transactional(readOnly = true)
  public List<StoredRun> knowing(List<StoredRun> runs, PartnerId partner) {
    var known =
        sql.select(RUN.RUN_ID)
            .from(RUN)
            .join(POPULATION_PARTNER)
            .on(POPULATION_PARTNER.POPULATION_ID.eq(RUN.POPULATION_ID))
            .where(
                RUN.RUN_ID.in(runs.stream().map(StoredRun::id).toList()),
                POPULATION_PARTNER.PARTNER_ID.eq(partner.value()))
            .fetchSet(RUN.RUN_ID);
    return runs.stream().filter(run -> known.contains(run.id())).toList();
  }

  /** A partner with its results of all periods, oldest first; none where it has none. */
  public record Member(Profile profile, List<Optional<Result>> results) {}

  /** Partners directly below this one, by name. */
  @Transactional(readOnly = true)
  public List<Member> below(StoredRun run, PartnerId partner) {
    var below = profiles(run, POPULATION_PARTNER.PARENT_ID.eq(partner.value()));
    if (below.isEmpty()) {
      return List.of();
    }
    var results = new HashMap<String, List<Optional<Result>>>();
    sql.select(RUN_PERIOD.PERIOD, PARTNER_SCORE)
        .from(RUN_PERIOD)
        .join(PARTNER_SCORE)
        .on(PARTNER_SCORE.RESULT_ID.eq(RUN_PERIOD.RESULT_ID))
        .where(
            RUN_PERIOD.RUN_ID.eq(run.id()),
            PARTNER_SCORE.PARTNER_ID.in(below.stream().map(it -> it.id().value()).toList()))
        .forEach(
            row ->
                results
                    .computeIfAbsent(row.value2().getPartnerId(), it -> unknown(run))
                    .set(row.value1(), Optional.of(Portfolio.result(row.value2()))));
    return below.stream()
        .map(it -> new Member(it, results.getOrDefault(it.id().value(), unknown(run))))
        .toList();
  }

  private static List<Optional<Result>> unknown(StoredRun run) {
    return new ArrayList<>(Collections.nCopies(run.periods().size(), Optional.empty()));
  }

  private List<Profile> profiles(StoredRun run, org.jooq.Condition condition) {
    return sql.selectFrom(POPULATION_PARTNER)
        .where(POPULATION_PARTNER.POPULATION_ID.eq(PointedAt.population(run)))
        .and(condition)
        .orderBy(POPULATION_PARTNER.NAME, POPULATION_PARTNER.PARTNER_ID)
        .fetch(
            row ->
                new Profile(
                    new PartnerId(row.getPartnerId()),
                    row.getName(),
                    row.getPartnerType(),
                    row.getRegion(),
                    row.getParentId()));
  }

  /**
   * Why a partner has its score: whole for the vendor's people, without numbers of its peers for
   * the partner's own.
   */
  @Transactional(readOnly = true)
  public Optional<Explanation> explanation(
      StoredRun run, int period, PartnerId partner, Person reader) {
    return explanation(run, period, partner)
        .map(explanation -> reader.isStaff() ? explanation : explanation.forPartner());
  }

  private Optional<Explanation> explanation(StoredRun run, int period, PartnerId partner) {
    return sql.select(
            EXPLANATION.BODY,
            EXPLANATION.PHRASEBOOK_ID,
            SCORE_CHANGE.BODY,
            SCORE_CHANGE.PHRASEBOOK_ID)
        .from(PARTNER_SCORE)
        .join(EXPLANATION)
        .on(EXPLANATION.EXPLANATION_ID.eq(PARTNER_SCORE.EXPLANATION_ID))
        .leftJoin(SCORE_CHANGE)
        .on(SCORE_CHANGE.CHANGE_ID.eq(PARTNER_SCORE.CHANGE_ID))
        .where(
            PARTNER_SCORE.RESULT_ID.eq(PointedAt.result(run, period)),
            PARTNER_SCORE.PARTNER_ID.eq(partner.value()))
        .fetchOptional(
            row ->
                read(row.value1(), row.value2(), Explanation.class)
                    .since(
                        row.value3() == null
                            ? Change.NONE
                            : read(row.value3(), row.value4(), Change.class)));
  }

  private <T> T read(byte[] body, int phrasebook, Class<T> type) {
    return Json.read(phrasebooks.get(phrasebook).read(body), type);
  }

  /** The partner's result in every period, oldest first. */
  @Transactional(readOnly = true)
  public List<Result> history(StoredRun run, PartnerId partner) {
    return sql.select(PARTNER_SCORE)
        .from(RUN_PERIOD)
        .join(PARTNER_SCORE)
        .on(PARTNER_SCORE.RESULT_ID.eq(RUN_PERIOD.RESULT_ID))
        .where(RUN_PERIOD.RUN_ID.eq(run.id()), PARTNER_SCORE.PARTNER_ID.eq(partner.value()))
        .orderBy(RUN_PERIOD.PERIOD)
        .fetch(row -> Portfolio.result(row.value1()));
  }

  /** Points of every KPI in every period, oldest first; NaN where there are none. */
  @Transactional(readOnly = true)
  public Map<String, List<Double>> kpiPoints(StoredRun run, PartnerId partner) {
    var points = new HashMap<String, List<Double>>();
    sql.select(RUN_PERIOD.PERIOD, RUN.KPIS, EXPLANATION.POINTS)
        .from(RUN_PERIOD)
        .join(RUN)
        .on(RUN.RUN_ID.eq(RUN_PERIOD.RUN_ID))
        .join(PARTNER_SCORE)
        .on(PARTNER_SCORE.RESULT_ID.eq(RUN_PERIOD.RESULT_ID))
        .join(EXPLANATION)
        .on(EXPLANATION.EXPLANATION_ID.eq(PARTNER_SCORE.EXPLANATION_ID))
        .where(RUN_PERIOD.RUN_ID.eq(run.id()), PARTNER_SCORE.PARTNER_ID.eq(partner.value()))
        .forEach(
            row -> {
              for (int i = 0; i < row.value2().length; i++) {
                points
                    .computeIfAbsent(row.value2()[i], kpi -> gaps(run.periods().size()))
                    .set(row.value1(), number(row.value3()[i]));
              }
            });
    return points;
  }

  private static List<Double> gaps(int size) {
    return new ArrayList<>(Collections.nCopies(size, Double.NaN));
  }

  private static double number(@org.jspecify.annotations.Nullable Float value) {
    return value == null ? Double.NaN : value;
  }
}
