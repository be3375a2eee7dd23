package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static dev.touchstone.measure.KpiDraft.input;
import static dev.touchstone.measure.KpiDraft.over;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.scorecard.Resampling;
import dev.touchstone.definition.scorecard.Sampling;
import dev.touchstone.measure.kept.KeptFigures;
import dev.touchstone.measure.kept.KeptFiles;
import dev.touchstone.measure.vector.ExactVector;
import dev.touchstone.measure.vector.Grouped;
import dev.touchstone.measure.vector.Groups;
import dev.touchstone.measure.vector.Histograms;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.plan.Plan;
import dev.touchstone.plan.Slice;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed period is read once; what was kept is never wrong. */
class KeptFigureTests {
  @TempDir Path folder;
  private World world;
  private Path figures;
  private Period q2;
  private Period q3;

  @BeforeEach
  void twoQuarters() {
    world =
        World.standard(folder)
            .dailyRates()
            .load("partners", "('P1','One','reseller'),('P2','Two','reseller')")
            .load(
                "deals",
                """
                ('d1','P1','won',1,1.5,100,'EUR','a','2026-04-01','2026-04-10',true),
                ('d2','P2','lost',1,99999999999999,2,'USD','b','2026-04-01','2026-05-10',true),
                ('d3','P1','won',1,1,30,'USD','a','2026-07-01','2026-07-10',true),
                ('d4',null,'won',1,1,30,'USD','c','2026-07-01','2026-07-10',true)
                """)
            .load("fx-rates", "('EUR','2026-01-01',1.123456789)");
    figures = folder.resolve("figures");
    q2 = world.quarter(2026, 2);
    q3 = world.quarter(2026, 3);
  }

  private String run(KpiDraft... kpis) {
    try (var warehouse = new DuckDbWarehouse(world.limits(), figures)) {
      var measurements =
          warehouse.measure(world.plan(kpis), world.snapshot, List.of(q2, q3), Progress.SILENT);
      var words = new StringBuilder();
      for (var kpi : kpis) {
        for (int period = 0; period < 2; period++) {
          var measured = World.kpi(measurements, kpi.id(), period);
          words.append(World.words(measurements, kpi.id(), period));
          words.append(measured.evidence().of(0)).append(measured.totals()).append('\n');
        }
      }
      return words.toString();
    }
  }

  private static KpiDraft[] kpis() {
    return new KpiDraft[] {
      deals("sum(amount)").named("revenue"),
      deals("sum(price * price)").named("large"),
      deals("median(amount)").named("median"),
      KpiDraft.of("customers", over(input("deals", "count(distinct customer)"), 2)),
    };
  }

  private Path dealsFile() {
    return world.snapshot.files("deals", "", Slice.BEGINNING, Slice.END).getFirst();
  }

  @Test
  void theSecondRunReadsNoFactsAndSaysTheSame() throws IOException {
    var first = run(kpis());
    ruin(dealsFile());
    assertThat(run(kpis())).isEqualTo(first);
    assertThatThrownBy(() -> run(deals("count(*) filter (where stage = 'lost')").named("new")))
        .as("a new figure has to be read")
        .isInstanceOf(Refused.class);
  }

  @Test
  void rowsThatAreDrawnAgainAreNotReadAgain() throws IOException {
    world.sampling =
        new Sampling(
            new BigDecimal("0.9"),
            Sampling.Shrink.NONE,
            new Resampling.Bootstrap(2000, 1, Resampling.Bootstrap.USUAL));
    world.load(
        "deals",
        """
        ('d5','P1','won',1,1.5,10,'USD','a','2026-04-01','2026-04-11',true),
        ('d6','P1','won',1,1.5,10,'USD','a','2026-04-01','2026-04-12',true)
        """);
    var first = rows();
    assertThat(first)
        .startsWith("P1 2026-Q2: Histogram[bars=[Bar[over=10.000000, under=1.000000, rows=2],");
    world.snapshot.files("deals", "", Slice.BEGINNING, Slice.END).forEach(KeptFigureTests::ruin);
    assertThat(rows()).isEqualTo(first);
    world.load("deals", "('d7','P1','won',1,1,30,'USD','a','2026-07-01','2026-07-10',true)");
    assertThatThrownBy(this::rows).isInstanceOf(Refused.class);
  }

  /** The rows behind every partner's mean, in a new process as it were. */
  private String rows() {
    try (var warehouse = new DuckDbWarehouse(world.limits(), figures)) {
      var mean = KpiDraft.of("kpi", over(input("deals", "avg(amount)"), 2));
      var measured =
          warehouse.measure(world.plan(mean), world.snapshot, List.of(q2, q3), Progress.SILENT);
      var words = new StringBuilder();
      for (var period : measured.periods()) {
        for (int partner = 0; partner < 2; partner++) {
          var samples = World.kpi(measured, "kpi", period.period().equals(q2) ? 0 : 1).samples();
          words
              .append(measured.population().partners().get(partner))
              .append(" %s: %s\n".formatted(period.period(), samples.rows(partner)));
        }
      }
      return words.toString();
    }
  }

  /** Same size, same time, no content. */
  private static void ruin(Path file) {
    try {
      var time = Files.getLastModifiedTime(file);
      Files.write(file, new byte[(int) Files.size(file)]);
      Files.setLastModifiedTime(file, time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void damagedFiguresAreComputedAgain() throws IOException {
    var first = run(kpis());
    try (var files = Files.walk(figures)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
    assertThat(run(kpis())).isEqualTo(first);
    try (var files = Files.walk(figures)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[0]);
      }
    }
    assertThat(run(kpis())).isEqualTo(first);
  }

  @Test
  void aNewLoadIsSeen() {
    assertThat(run(deals("count(*)"))).contains("P1=1 P2=missing");
    world.load("deals", "('d5','P2','won',1,1,30,'USD','a','2026-07-01','2026-07-10',true)");
    assertThat(run(deals("count(*)"))).contains("P1=1 P2=1");
  }

  @Test
  void aNewRateIsSeen() {
    var first = run(deals("sum(amount)"));
    world.load("fx-rates", "('EUR','2026-04-10',2)");
    assertThat(run(deals("sum(amount)"))).isNotEqualTo(first).contains("P1=200");
  }

  @Test
  void anotherPopulationUsesTheSameFigures() throws IOException {
    run(deals("sum(amount)"));
    ruin(dealsFile());
    world.population = "partner_id = 'P2'";
    assertThat(run(deals("sum(amount)"))).startsWith("P2=2");
  }

  @Test
  void addingAKpiCostsOnlyItsOwnFigures() {
    var kept = new InMemory();
    measure(kept, deals("sum(amount)").named("revenue"));
    int before = kept.named("figure").size();
    measure(kept, deals("sum(amount)").named("revenue"), deals("max(seats)").named("seats"));
    assertThat(kept.named("figure")).as("one in each of two periods").hasSize(before + 2);
  }

  @Test
  void aPeriodIsNamedByItsMethodAndItsFacts() {
    var kept = new InMemory();
    kept.losesPeriods = true;
    measure(kept, deals("sum(amount)").named("revenue"));
    measure(kept, deals("sum(amount)").named("revenue"));
    assertThat(kept.named("period")).hasSize(4);
    assertThat(kept.named("period").subList(0, 2)).isEqualTo(kept.named("period").subList(2, 4));
    measure(kept, deals("sum(amount)").named("revenue").atLeast(2));
    world.load("partners", "('P3','Three','reseller')");
    measure(kept, deals("sum(amount)").named("revenue"));
    world.load("deals", "('d5','P2','won',1,1,30,'USD','a','2026-07-01','2026-07-10',true)");
    measure(kept, deals("sum(amount)").named("revenue"));
    assertThat(kept.named("period").stream().distinct()).hasSize(8);
  }

  private void measure(KeptFiles kept, KpiDraft... kpis) {
    try (var warehouse = new DuckDbWarehouse(world.limits(), new KeptFigures(kept))) {
      warehouse.measure(world.plan(kpis), world.snapshot, List.of(q2, q3), Progress.SILENT);
    }
  }

  /** What people judged is kept with its period: the next run looks at no figure and no fact. */
  @Test
  void closedPeriodsThatPeopleJudgeAreKeptWhole() {
    var judged =
        Written.of(
            world,
            """
            dataset: opinions
            key: [partner_id, assessor, judged_on]
            time: judged_on
            columns:
              partner_id: partner
              assessor: text
              level: {enum: [none, partly, fully]}
              judged_on: date
            """,
            """
            planning:
              from: opinions
              assessment: {assessor: assessor, level: level, levels: {none: 0, partly: 30, fully: 100}}
              score: as-is
            amount:
              from: opinions
              measure: count(*)
              score: min-max
            """);
    world.load(
        "opinions",
        """
        ('P1','ann','fully','2026-05-01'),('P1','bob','none','2026-05-02'),
        ('P2','ann','fully','2026-08-01'),('P1','ann','partly','2026-08-01')
        """);
    var kept = new InMemory();
    var first = judged(kept, judged.plan());
    assertThat(first.opinions().assessors()).containsExactly(2, 0);
    kept.closed = true;
    world.snapshot.files("opinions", "", Slice.BEGINNING, Slice.END).forEach(KeptFigureTests::ruin);
    var second = judged(kept, judged.plan());
    assertThat(second.values()).isEqualTo(first.values());
    assertThat(second.states()).isEqualTo(first.states());
    assertThat(second.opinions().agreement()).isEqualTo(first.opinions().agreement());
    assertThat(second.opinions().agreement().known()).isTrue();
    assertThat(second.opinions().assessors()).isEqualTo(first.opinions().assessors());
    assertThat(second.opinions().apart()).isEqualTo(first.opinions().apart()).contains(2);
    assertThat(second.opinions().apartAtMost()).isEqualTo(first.opinions().apartAtMost());
    kept.closed = false;
    assertThat(second.remarks().of(0)).isEqualTo(first.remarks().of(0)).isNotEmpty();
    assertThat(second.evidence().of(0)).isEqualTo(first.evidence().of(0)).isNotEmpty();
  }

  private Measurements.KpiMeasurements judged(KeptFiles kept, Plan plan) {
    try (var warehouse = new DuckDbWarehouse(world.limits(), new KeptFigures(kept))) {
      var measured = warehouse.measure(plan, world.snapshot, List.of(q2, q3), Progress.SILENT);
      assertThat(World.kpi(measured, "amount", 0).opinions()).isEqualTo(Opinions.NONE);
      return World.kpi(measured, "planning", 0);
    }
  }

  /** Keeps everything in memory; once closed, whoever looks for a figure has measured again. */
  private static final class InMemory implements KeptFiles {
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final List<String> kept = Collections.synchronizedList(new ArrayList<>());
    boolean closed;
    boolean losesPeriods;

    @Override
    public Optional<byte[]> find(String name) {
      assertThat(closed && name.endsWith(".figure")).as("a figure was asked for").isFalse();
      return losesPeriods && name.endsWith(".period")
          ? Optional.empty()
          : Optional.ofNullable(files.get(name));
    }

    @Override
    public void keep(String name, byte[] bytes) {
      kept.add(name);
      files.put(name, bytes);
    }

    List<String> named(String kind) {
      return kept.stream().filter(name -> name.endsWith("." + kind)).toList();
    }
  }

  @Test
  void figuresComeBackAsTheyWere() {
    var values =
        new ExactVector.Builder(3)
            .set(0, new BigDecimal("-12345678901234567890123456.789"))
            .set(2, new BigDecimal("0.5"))
            .build();
    var files = KeptFigures.in(figures);
    var name = "ab".repeat(32);
    files.keep(name, new Grouped(new Groups(List.of("z", Groups.NONE, "ä")), values));
    var found = KeptFigures.in(figures).find(name).orElseThrow();
    assertThat(found.groups().keys()).containsExactly(Groups.NONE, "z", "ä");
    assertThat(found.values()).hasToString("[-, -12345678901234567890123456.789, 0.500]");
    assertThat(files.find("cd".repeat(32))).isEmpty();
  }

  private static Histograms bars() {
    var made = new Histograms.Builder();
    made.add(Groups.NONE, new BigDecimal("-1.5"), BigDecimal.ONE, 3);
    made.add("ä", new BigDecimal("12345678901234567890.123456"), BigDecimal.ZERO, 1);
    made.add("ä", BigDecimal.ZERO, new BigDecimal("-0.000001"), 7);
    return made.build();
  }

  @Test
  void rowsToBeDrawnComeBackAsTheyWere() {
    KeptFigures.in(figures).keepHistograms("bars", bars());
    KeptFigures.in(figures).keepHistograms("none", Histograms.EMPTY);
    var read = KeptFigures.in(figures).findHistograms("bars").orElseThrow();
    assertThat(read.keys()).containsExactly(Groups.NONE, "ä");
    for (var key : read.keys()) {
      assertThat(read.of(key)).isEqualTo(bars().of(key)).isNotEmpty();
    }
    assertThat(read.of("z")).isEmpty();
    assertThat(KeptFigures.in(figures).findHistograms("none").orElseThrow().bars()).isZero();
  }

  @Test
  void whateverIsDamagedWasNeverKept() {
    var kept = new InMemory();
    var files = new KeptFigures(kept);
    files.keepHistograms("bars", bars());
    files.keep(
        "one",
        new Grouped(new Groups(List.of("a", "b")), ExactVector.ofSmall(new long[] {1, 2}, 0)));
    for (var name : List.copyOf(kept.kept)) {
      var whole = Objects.requireNonNull(kept.files.remove(name));
      for (int i = 0; i < whole.length; i++) {
        var damaged = whole.clone();
        damaged[i] ^= 1;
        for (var bytes : List.of(damaged, Arrays.copyOf(whole, i))) {
          kept.files.put(name, bytes);
          var again = new KeptFigures(kept);
          if (name.endsWith(".rows")) {
            assertThat(again.findHistograms("bars")).isEmpty();
          } else {
            assertThat(again.find("one")).isEmpty();
          }
        }
      }
      kept.files.put(name, whole);
    }
    assertThat(new KeptFigures(kept).find("one")).isPresent();
    assertThat(new KeptFigures(kept).findHistograms("bars")).isPresent();
  }
}
