package dev.touchstone.publication;

import static dev.touchstone.db.Tables.DEFINITION_DOCUMENT;
import static dev.touchstone.db.Tables.RUN;
import static dev.touchstone.db.Tables.RUN_DOCUMENT;
import static dev.touchstone.db.Tables.RUN_PERIOD;
import static dev.touchstone.db.Tables.RUN_PUBLICATION;

import dev.touchstone.access.Person;
import dev.touchstone.access.Role;
import dev.touchstone.audit.AuditTrail;
import dev.touchstone.publication.StoredRun.Standing;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs, as they are kept and published. */
@Repository
public class Publications {
  private final DSLContext sql;
  private final RunContents runs;
  private final Populations populations;
  private final RunRows rows;
  private final AuditTrail audit;

  Publications(
      DSLContext sql, RunContents runs, Populations populations, RunRows rows, AuditTrail audit) {
    this.sql = sql;
    this.runs = runs;
    this.populations = populations;
    this.rows = rows;
    this.audit = audit;
  }

  /**
   * Keeps a finished run as a draft: all of it or nothing. A run that is already kept stays as it
   * is, because equal ids mean equal content.
   *
   * @param documents the text of every definition in the run's receipt
   * @throws Refused if the person may not, or a text is missing
   */
  @Transactional
  public void store(ScorecardRun run, Collection<Document> documents, Person author) {
    mayPublish(author);
    oneAtATime();
    if (sql.fetchExists(RUN, RUN.RUN_ID.eq(run.id()))) {
      return;
    }
    int population = populations.keep(run.measurements().population());
    sql.insertInto(RUN)
        .set(RUN.RUN_ID, run.id())
        .set(RUN.SCORECARD, run.scorecard().id())
        .set(RUN.TITLE, run.scorecard().title())
        .set(RUN.PROGRAM, run.definitions().program().title())
        .set(RUN.METHOD, JSON.json(Json.text(MethodWords.of(run.definitions(), run.scorecard()))))
        .set(RUN.KPIS, RunRows.kpis(run).toArray(String[]::new))
        .set(RUN.POPULATION_ID, population)
        .set(RUN.RECEIPT, JSON.json(Json.text(run.receipt())))
        .set(RUN.RESULT_HASH, run.receipt().resultHash())
        .set(RUN.STORED_BY, author.signIn())
        .execute();
    storeDocuments(run, documents);
    rows.store(run);
    audit.append(
        "run.stored",
        "run/" + run.id(),
        Map.of("scorecard", run.scorecard().id(), "result-hash", run.receipt().resultHash()));
  }

  /** Two runs stored at once would not find what they share, and two of one name would collide. */
  private void oneAtATime() {
    sql.execute("select pg_advisory_xact_lock(hashtext('touchstone.runs'))");
  }

  private void storeDocuments(ScorecardRun run, Collection<Document> documents) {
    var byName = documents.stream().collect(Collectors.toMap(Document::name, Function.identity()));
    run.receipt()
        .definitions()
        .forEach(
            (name, canonicalHash) -> {
              var document = byName.get(name);
              if (document == null) {
                throw new Refused(
                    "missing-document",
                    "The run used " + name + ", and its text was not given.",
                    "Store a run together with every document in its receipt.");
              }
              sql.insertInto(DEFINITION_DOCUMENT)
                  .set(DEFINITION_DOCUMENT.TEXT_HASH, document.hash())
                  .set(DEFINITION_DOCUMENT.KIND, document.kind())
                  .set(DEFINITION_DOCUMENT.ID, document.id())
                  .set(DEFINITION_DOCUMENT.FILE, document.file())
                  .set(DEFINITION_DOCUMENT.BODY, document.text())
                  .onConflictDoNothing()
                  .execute();
              sql.insertInto(RUN_DOCUMENT)
                  .set(RUN_DOCUMENT.RUN_ID, run.id())
                  .set(RUN_DOCUMENT.KIND, document.kind())
                  .set(RUN_DOCUMENT.ID, document.id())
                  .set(RUN_DOCUMENT.CANONICAL_HASH, canonicalHash)
                  .set(RUN_DOCUMENT.TEXT_HASH, document.hash())
                  .execute();
            });
  }

  /**
   * Shows a stored run to partners, for good. Publishing it again changes nothing.
   *
   * @throws Refused if the person may not, or there is no such run
   */
  @Transactional
  public void publish(String runId, Person person) {
    mayPublish(person);
    if (!sql.fetchExists(RUN, RUN.RUN_ID.eq(runId))) {
      throw new Refused("unknown-run", "There is no run " + runId + ".", "Store it first.");
    }
    mayTell(runId);
    int added =
        sql.insertInto(RUN_PUBLICATION)
            .set(RUN_PUBLICATION.RUN_ID, runId)
            .set(RUN_PUBLICATION.PUBLISHED_BY, person.signIn())
            .onConflictDoNothing()
            .execute();
    if (added > 0) {
      audit.append("run.published", "run/" + runId, Map.of());
    }
  }

  /** Published points are read by everybody who can compare them. */
  private void mayTell(String runId) {
    var tells =
        find(runId).map(run -> run.method().tells()).orElse(List.of()).stream()
            .map(title -> "“" + title + "”")
            .toList();
    if (!tells.isEmpty()) {
      throw new Refused(
          "points-tell-peer",
          "Partners who compare their points learn what one of their peers has, by %s."
              .formatted(String.join(", ", tells)),
          "Score by percentile or z-score in groups of at least 5, or accept it in the scorecard:"
              + " peers: {points-may-tell: [..]}.");
    }
  }

  private static void mayPublish(Person person) {
    if (!person.is(Role.PARTNER_OPERATIONS) && !person.is(Role.ADMINISTRATOR)) {
      throw new Refused(
          "not-allowed",
          "Only partner operations and administrators store and publish runs.",
          "Ask one of them.");
    }
  }

  @Transactional(readOnly = true)
  public Optional<StoredRun> find(String runId) {
    return runs.where(RUN.RUN_ID.eq(runId), 1).stream().findFirst();
  }

  /** The run to show for a scorecard: the one published last, else the draft stored last. */
  @Transactional(readOnly = true)
  public Optional<StoredRun> current(String scorecard) {
    return runs.where(RUN.SCORECARD.eq(scorecard), 1).stream().findFirst();
  }

  /** The run that was published last before this one and has the same period, too. */
  @Transactional(readOnly = true)
  public Optional<StoredRun> publishedBefore(StoredRun run, Period period) {
    var samePeriod =
        DSL.exists(
            DSL.selectOne()
                .from(RUN_PERIOD)
                .where(
                    RUN_PERIOD.RUN_ID.eq(RUN.RUN_ID),
                    RUN_PERIOD.STARTS_ON.eq(period.from()),
                    RUN_PERIOD.ENDS_ON.eq(period.to())));
    var earlier =
        switch (run.standing()) {
          case Standing.Draft() -> RUN_PUBLICATION.PUBLISHED_AT.isNotNull();
          case Standing.Published(var at, var _) -> RUN_PUBLICATION.PUBLISHED_AT.lt(at);
        };
    return runs
        .where(
            RUN.SCORECARD
                .eq(run.scorecard())
                .and(RUN.RUN_ID.ne(run.id()))
                .and(samePeriod)
                .and(earlier),
            1)
        .stream()
        .findFirst();
  }

  /** The current run of every scorecard, by title. */
  @Transactional(readOnly = true)
  public List<StoredRun> scorecards() {
    var newest =
        sql.select(RUN.RUN_ID)
            .distinctOn(RUN.SCORECARD)
            .from(RUN)
            .leftJoin(RUN_PUBLICATION)
            .on(RUN_PUBLICATION.RUN_ID.eq(RUN.RUN_ID))
            .orderBy(
                RUN.SCORECARD,
                RUN_PUBLICATION.PUBLISHED_AT.desc().nullsLast(),
                RUN.STORED_AT.desc(),
                RUN.RUN_ID);
    return runs.where(RUN.RUN_ID.in(newest), Integer.MAX_VALUE).stream()
        .sorted(
            java.util.Comparator.comparing(StoredRun::title).thenComparing(StoredRun::scorecard))
        .toList();
  }

  /** Every run, the newest first. */
  @Transactional(readOnly = true)
  public List<StoredRun> newest(int most) {
    var newest =
        sql.select(RUN.RUN_ID).from(RUN).orderBy(RUN.STORED_AT.desc(), RUN.RUN_ID).limit(most);
    return runs.where(RUN.RUN_ID.in(newest), most).stream()
        .sorted(
            java.util.Comparator.comparing(StoredRun::storedAt)
                .reversed()
                .thenComparing(StoredRun::id))
        .toList();
  }

  /**
   * The documents a run used that the reader may see; partners see the scorecard only. Reads for
   * whoever asks now, also where a page of somebody else is being read.
   */
  @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
  public List<Document> documents(String runId) {
    return sql.select(
            DEFINITION_DOCUMENT.KIND,
            DEFINITION_DOCUMENT.ID,
            DEFINITION_DOCUMENT.FILE,
            DEFINITION_DOCUMENT.BODY)
        .from(RUN_DOCUMENT)
        .join(DEFINITION_DOCUMENT)
        .using(RUN_DOCUMENT.TEXT_HASH)
        .where(RUN_DOCUMENT.RUN_ID.eq(runId))
        .orderBy(DEFINITION_DOCUMENT.KIND, DEFINITION_DOCUMENT.ID)
        .fetch(row -> new Document(row.value1(), row.value2(), row.value3(), row.value4()));
  }
}
