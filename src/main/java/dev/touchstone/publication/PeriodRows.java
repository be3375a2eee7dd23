package dev.touchstone.publication;

import static dev.touchstone.db.Tables.EXPLANATION;
import static dev.touchstone.db.Tables.PARTNER_SCORE;
import static dev.touchstone.db.Tables.PERIOD_RESULT;
import static dev.touchstone.db.Tables.SCORE_CHANGE;

import dev.touchstone.db.tables.records.PartnerScoreRecord;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.score.explanation.Explanation.Branch;
import dev.touchstone.score.explanation.Explanation.Leaf;
import dev.touchstone.score.explanation.Explanation.Outcome;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Sha256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Sequence;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** What came out in one period of a run, on its way into the database; what is there is shared. */
final class PeriodRows {
  /** How many partners are told of at once, so that a large portfolio needs no large memory. */
  private static final int CHUNK = 2_000;

  /** How many texts a phrasebook is made of. */
  private static final int SAMPLES = 300;

  private static final Sequence<Long> IDS = DSL.sequence(DSL.name("told"), SQLDataType.BIGINT);

  private final DSLContext sql;
  private final ScorecardRun run;
  private final int period;
  private final Map<Integer, Words> sampled;
  private final Telling explanations;
  private final Telling changes;
  private final List<PartnerScoreRecord> rows = new ArrayList<>();

  PeriodRows(DSLContext sql, Phrasebooks phrasebooks, ScorecardRun run, int period) {
    this.sql = sql;
    this.run = run;
    this.period = period;
    var scores = run.scores().get(period);
    var kept = KeptTexts.of(sql, run.scorecard().id(), scores.period());
    int size = scores.population().size();
    int samples = Math.min(SAMPLES, size);
    this.sampled =
        IntStream.range(0, samples)
            .map(i -> (int) ((long) i * size / samples))
            .boxed()
            .toList()
            .parallelStream()
            .collect(Collectors.toConcurrentMap(i -> i, this::words));
    var told = new TreeMap<>(sampled).values();
    var partners = told.stream().map(it -> it.explanation().partner().value()).toList();
    this.explanations =
        Telling.of(
            phrasebooks, kept.explanations(), told.stream().map(Words::told).toList(), partners);
    this.changes =
        Telling.of(
            phrasebooks, kept.changes(), told.stream().map(Words::change).toList(), partners);
  }

  /** A partner's explanation, and both of its texts. */
  private record Words(Explanation explanation, String told, String change) {}

  private Words words(int partner) {
    var explanation = run.explain(period, partner);
    return new Words(
        explanation, Json.text(explanation.since(Change.NONE)), Json.text(explanation.change()));
  }

  /** A partner's explanation, and its texts as they are or will be kept. */
  private record Row(
      Explanation explanation, Telling.Told told, Optional<Telling.Told> toldChange) {}

  /** The number of the period's result. */
  int store() {
    int size = run.scores().get(period).population().size();
    for (int from = 0; from < size; from += CHUNK) {
      store(
          IntStream.range(from, Math.min(size, from + CHUNK))
              .parallel()
              .mapToObj(i -> row(sampled.containsKey(i) ? sampled.get(i) : words(i)))
              .toList());
    }
    return result();
  }

  /** Those by which the texts are to be read. */
  Set<Integer> phrasebooks() {
    var all = new TreeSet<>(explanations.used());
    all.addAll(changes.used());
    return all;
  }

  private Row row(Words words) {
    var explanation = words.explanation();
    var partner = explanation.partner().value();
    return new Row(
        explanation,
        explanations.tell(partner, words.told()),
        explanation.change().equals(Change.NONE)
            ? Optional.empty()
            : Optional.of(changes.tell(partner, words.change())));
  }

  private void store(List<Row> chunk) {
    var ids =
        sql.nextvals(
                IDS,
                Math.toIntExact(
                    chunk.stream()
                        .mapToLong(
                            row ->
                                count(row.told())
                                    + row.toldChange().map(PeriodRows::count).orElse(0))
                        .sum()))
            .iterator();
    try (var texts =
            Batch.into(
                sql,
                EXPLANATION,
                EXPLANATION.EXPLANATION_ID,
                EXPLANATION.CONTENT,
                EXPLANATION.PHRASEBOOK_ID,
                EXPLANATION.PARTNER_ID,
                EXPLANATION.POINTS,
                EXPLANATION.BODY);
        var moved =
            Batch.into(
                sql,
                SCORE_CHANGE,
                SCORE_CHANGE.CHANGE_ID,
                SCORE_CHANGE.CONTENT,
                SCORE_CHANGE.PHRASEBOOK_ID,
                SCORE_CHANGE.PARTNER_ID,
                SCORE_CHANGE.BODY)) {
      for (var row : chunk) {
        long explanation = explanation(row, ids, texts);
        Long change = row.toldChange().map(told -> change(row, told, ids, moved)).orElse(null);
        rows.add(score(row.explanation(), explanation, change));
      }
    }
  }

  private static int count(Telling.Told told) {
    return told instanceof Telling.Told.New ? 1 : 0;
  }

  private long explanation(Row row, Iterator<Long> ids, Batch into) {
    int phrasebook = explanations.use(row.told());
    return switch (row.told()) {
      case Telling.Told.Kept(var text) -> text.id();
      case Telling.Told.New(var content, var body) -> {
        long id = ids.next();
        var partner = row.explanation().partner().value();
        into.add(id, content, phrasebook, partner, points(row.explanation()), body);
        yield id;
      }
    };
  }

  private long change(Row row, Telling.Told told, Iterator<Long> ids, Batch into) {
    int phrasebook = changes.use(told);
    return switch (told) {
      case Telling.Told.Kept(var text) -> text.id();
      case Telling.Told.New(var content, var body) -> {
        long id = ids.next();
        into.add(id, content, phrasebook, row.explanation().partner().value(), body);
        yield id;
      }
    };
  }

  private static @Nullable Float[] points(Explanation explanation) {
    return leaves(explanation.root()).stream()
        .map(leaf -> leaf.points().map(Double::floatValue).orElse(null))
        .toArray(Float[]::new);
  }

  private static PartnerScoreRecord score(
      Explanation explanation, long told, @Nullable Long change) {
    var row = new PartnerScoreRecord();
    row.setPartnerId(explanation.partner().value());
    row.setExplanationId(told);
    row.setChangeId(change);
    // Sums of weights can end a hair outside; the share itself cannot.
    row.setCoverage(BigDecimal.valueOf(Math.clamp(explanation.coverage(), 0.0, 1.0)));
    switch (explanation.outcome()) {
      case Outcome.Scored(var score, var _, var rank, var of, var band, var before) -> {
        row.setScore(BigDecimal.valueOf(score));
        row.setRank(rank);
        row.setRankOf(of);
        row.setBand(band);
        row.setBandBeforeGates(before);
        row.setWithheld("");
      }
      case Outcome.Withheld(var reason) -> {
        row.setRankOf(0);
        row.setBand("");
        row.setBandBeforeGates("");
        row.setWithheld(reason);
      }
    }
    return row;
  }

  private int result() {
    var content = content();
    return sql.select(PERIOD_RESULT.RESULT_ID)
        .from(PERIOD_RESULT)
        .where(PERIOD_RESULT.CONTENT.eq(content))
        .fetchOptional(PERIOD_RESULT.RESULT_ID)
        .orElseGet(() -> write(content));
  }

  private String content() {
    var digest = Sha256.digest();
    for (var row : rows) {
      digest.update((Arrays.toString(row.intoArray()) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private int write(String content) {
    var scored =
        rows.stream()
            .map(PartnerScoreRecord::getScore)
            .filter(Objects::nonNull)
            .mapToDouble(BigDecimal::doubleValue)
            .sorted()
            .toArray();
    int result =
        sql.insertInto(PERIOD_RESULT)
            .set(PERIOD_RESULT.CONTENT, content)
            .set(PERIOD_RESULT.PARTNERS, rows.size())
            .set(PERIOD_RESULT.SCORED, scored.length)
            .set(PERIOD_RESULT.MEDIAN, median(scored))
            .returningResult(PERIOD_RESULT.RESULT_ID)
            .fetchSingle()
            .value1();
    try (var scores = Batch.into(sql, PARTNER_SCORE, PARTNER_SCORE.fields())) {
      for (var row : rows) {
        row.setResultId(result);
        scores.add(row.intoArray());
      }
    }
    return result;
  }

  /** The middle value, or the mean of the two middle ones; none of none. */
  private static @Nullable BigDecimal median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? null : BigDecimal.valueOf((sorted[(n - 1) / 2] + sorted[n / 2]) / 2);
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
}
