package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.mapping.Mapping.Format;
import dev.touchstone.definition.mapping.Mapping.Source;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Kpi.Target;
import dev.touchstone.definition.scorecard.Kpi.Through;
import dev.touchstone.definition.scorecard.Scorecard;
import dev.touchstone.definition.valuation.MissingPolicy;
import dev.touchstone.definition.valuation.Scoring;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTests {
  private static final Path BASE = Path.of("src/test/resources/golden/base");

  @TempDir Path folder;

  private static Definitions base() {
    return Documents.in(BASE).definitions();
  }

  private static Documents of(String... documents) {
    return Documents.of(List.of(new SourceFile("all.yaml", String.join("\n---\n", documents))));
  }

  private static final String PROGRAM = "program: p\ncurrency: USD";
  private static final String PARTNERS =
      "dataset: partners\nkey: id\ncolumns: {id: partner, amount: {decimal: 2}, since: date}";

  private static Kpi kpi(String keys) {
    var scorecard =
        """
        scorecard: s
        period: quarter
        scale: {over-fulfilment: unlimited}
        bands: {all: 0}
        perspectives: {only: {weight: 100, kpis: {one: {weight: 100, %s}}}}
        """
            .formatted(keys);
    var scorecards = of(PROGRAM, PARTNERS, scorecard).definitions().all(Scorecard.KIND).values();
    return scorecards.iterator().next().kpis().getFirst();
  }

  @Test
  void whatIsLeftOutHasADefault() {
    var kpi = kpi("from: partners, measure: max(amount), score: min-max");
    assertThat(kpi.title()).isEqualTo("One");
    assertThat(kpi.measure().precision()).isEqualTo(2);
    assertThat(kpi.measure().unit()).isEqualTo(Unit.COUNT);
    assertThat(kpi.valuation().better()).isEqualTo(Kpi.Direction.HIGHER);
    assertThat(kpi.valuation().whenMissing()).isEqualTo(new MissingPolicy.Reweight());
    assertThat(kpi.requirements().noRows()).isEqualTo(Kpi.NoRows.MISSING);
    assertThat(kpi.measure().target()).isEqualTo(new Target.None());
    assertThat(kpi.requirements().applies().text()).isEqualTo("true");
    assertThat(kpi.requirements().atLeastRows()).isZero();
    assertThat(kpi.requirements().staleAfterDays()).isZero();
  }

  @Test
  void aSingleInputIsCalledValueAndIsTheMeasure() {
    var kpi = kpi("from: partners, measure: max(amount), score: min-max");
    assertThat(kpi.measure().inputs()).containsOnlyKeys("value");
    assertThat(kpi.measure().formula().text()).isEqualTo("value");
    var input = kpi.measure().inputs().values().iterator().next();
    assertThat(input.measure().text()).isEqualTo("max(amount)");
    assertThat(input.through()).isEqualTo(new Through.Directly());
  }

  @Test
  void masterDataWithoutATimeHasNoWindow() {
    var input =
        kpi("from: partners, measure: max(amount), score: min-max")
            .measure()
            .inputs()
            .values()
            .iterator()
            .next();
    assertThat(input.on()).isEmpty();
    assertThat(input.windowPeriods()).isZero();
  }

  @Test
  void aWindowIsCountedInThePeriodsOfTheScorecard() {
    assertThat(windowOf("2 years")).isEqualTo(8);
    assertThat(windowOf("6 months")).isEqualTo(2);
    assertThat(windowOf("3 periods")).isEqualTo(3);
    assertThat(windowOf("1 quarter")).isEqualTo(1);
    assertThat(windowOf("all time")).isZero();
  }

  private static int windowOf(String window) {
    return kpi("from: partners, measure: max(amount), on: since, score: min-max, window: " + window)
        .measure()
        .inputs()
        .values()
        .iterator()
        .next()
        .windowPeriods();
  }

  @Test
  void aTargetLooksBackAsFarAsWhatIsHeldAgainstIt() {
    var revenue = base().all(Scorecard.KIND).values().iterator().next().kpis().getFirst();
    assertThat(revenue.measure().inputs().values().iterator().next().windowPeriods()).isEqualTo(4);
    assertThat(revenue.measure().target())
        .isInstanceOfSatisfying(
            Target.Measured.class,
            target -> {
              assertThat(target.input().name()).isEqualTo("target");
              assertThat(target.input().windowPeriods()).isEqualTo(4);
              assertThat(target.input().on()).isEqualTo("quarter");
            });
    assertThat(
            kpi("from: partners, measure: max(amount), score: min-max, target: 12.50")
                .measure()
                .target())
        .isEqualTo(new Target.Fixed(new BigDecimal("12.50")));
  }

  @Test
  void scoringIsReadExactly() {
    var start = "from: partners, measure: max(amount), target: 1, ";
    assertThat(
            kpi(start + "score: {attainment: {nothing-below: 50 %, at-most: 120 %}}")
                .valuation()
                .scoring())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(
            new Scoring.Attainment(new BigDecimal("0.5"), BigDecimal.ONE, new BigDecimal("1.2")));
    assertThat(kpi(start + "score: attainment").valuation().scoring())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(new Scoring.Attainment(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE));
    assertThat(kpi(start + "better: lower, score: {goal: 5, red-flag: 7}").valuation().scoring())
        .isEqualTo(new Scoring.GoalRedFlag(BigDecimal.valueOf(5), BigDecimal.valueOf(7)));
    assertThat(kpi(start + "score: percentile").valuation().scoring())
        .isEqualTo(new Scoring.Percentile());
    assertThat(kpi(start + "score: {z-score: {sd: 10}}").valuation().scoring())
        .isEqualTo(new Scoring.ZScore(BigDecimal.valueOf(50), BigDecimal.TEN));
    var rubric =
        kpi(
            start
                + "score: {rubric: [{below: 2, points: 0}, {from: 2, points: 50, title: Some},"
                + " {from: 5, points: 100}]}");
    assertThat(rubric.valuation().scoring())
        .isInstanceOfSatisfying(
            Scoring.Rubric.class,
            r ->
                assertThat(r.steps())
                    .extracting(Scoring.Step::title)
                    .containsExactly("", "Some", ""));
  }

  @Test
  void columnsKeepTheirOrderAndTypes() {
    var deals = base().dataset("deals");
    assertThat(deals.columns())
        .extracting(Dataset.Column::name)
        .startsWith("deal_id", "partner_id", "stage");
    assertThat(deals.column("amount").orElseThrow().type())
        .isEqualTo(new ColumnType.Money("currency", 18, 4));
    assertThat(deals.column("deal_id").orElseThrow().required()).as("a key column").isTrue();
    assertThat(deals.column("rep").orElseThrow().required()).isFalse();
    assertThat(base().dataset("fx-rates").column("rate").orElseThrow().type())
        .isEqualTo(new ColumnType.Decimal(18, 6));
    assertThat(deals.refresh()).isEqualTo("every week, late after 3 days");
    assertThat(deals.rules().getFirst().otherwise()).isEqualTo(Issue.Severity.WARNING);
  }

  @Test
  void thePartnerColumnIsTheKeyOfMasterDataAndElseTheOnlyOne() {
    assertThat(base().dataset("partners").partner()).isEqualTo("partner_id");
    assertThat(base().dataset("targets").partner()).isEqualTo("partner_id");
    assertThat(base().dataset("quotas").partner()).isEmpty();
    var parents =
        of(PROGRAM, "dataset: partners\nkey: id\ncolumns: {id: partner, parent: partner}");
    assertThat(parents.definitions().partners().partner()).isEqualTo("id");
    var none =
        of(
            PROGRAM,
            PARTNERS,
            "dataset: d\nkey: id\npartner: none\ncolumns: {id: text, p: partner}");
    assertThat(none.definitions().dataset("d").partner()).isEmpty();
  }

  @Test
  void aMappingKnowsWhereEachColumnComesFrom() {
    var mapping = base().all(Mapping.KIND).values().iterator().next();
    assertThat(mapping.format())
        .isEqualTo(
            new Format.Delimited(';', '"', java.nio.charset.StandardCharsets.UTF_8, List.of()));
    assertThat(mapping.keepRest()).isTrue();
    assertThat(mapping.columns().getFirst().source()).isEqualTo(new Source.From("Id"));
    assertThat(mapping.columns().getLast().source()).isEqualTo(new Source.Always("USD"));
  }

  @Test
  void sourcesMayBeTemplatesAndFilesMayHaveNoHeaderNorQuotes() {
    var mapping =
        """
        mapping: m
        into: partners
        files: [a.csv, "b/*.csv.gz"]
        read: {csv: {delimiter: "\\t", header: [y, m, id], quote: none}}
        columns:
          id: id
          since: {from: "{y}-{m}-01", date: yyyy-M-d}
        """;
    var read =
        of(PROGRAM, PARTNERS, mapping).definitions().all(Mapping.KIND).values().iterator().next();
    assertThat(read.format())
        .isInstanceOfSatisfying(
            Format.Delimited.class,
            csv -> {
              assertThat(csv.delimiter()).isEqualTo('\t');
              assertThat(csv.quote()).isEqualTo('\0');
              assertThat(csv.header()).containsExactly("y", "m", "id");
            });
    assertThat(read.columns().getLast().source()).isEqualTo(new Source.Template("{y}-{m}-01"));
  }

  @Test
  void calendarsComeInThreeKinds() {
    assertThat(calendar("")).isInstanceOf(FiscalCalendar.Monthly.class);
    assertThat(calendar("calendar: {weeks: 4-4-5, year-starts: 2025-02-02}"))
        .isInstanceOf(FiscalCalendar.FourFourFive.class);
    assertThat(calendar("calendar: {quarters: [2010-12-29, 2011-03-31, 2011-07-01]}"))
        .isInstanceOf(FiscalCalendar.Listed.class);
    assertThat(calendar("calendar: {zone: Europe/Berlin}").zone().getId())
        .isEqualTo("Europe/Berlin");
  }

  private static FiscalCalendar calendar(String line) {
    return of(PROGRAM + "\n" + line, PARTNERS).definitions().program().calendar();
  }

  @Test
  void bandsAscendAndAreTitledAfterTheirIds() {
    var scorecard = base().all(Scorecard.KIND).values().iterator().next();
    assertThat(scorecard.bands())
        .extracting(Scorecard.Band::title)
        .containsExactly("Needs improvement", "Good", "Excellent");
  }

  @Test
  void theFirstErrorStopsARunAndCarriesAllOfThem() {
    var documents = of("program: p\ncurrency: USDD\ncolour: blue", PARTNERS);
    assertThatThrownBy(documents::definitions)
        .isInstanceOfSatisfying(
            Issues.Invalid.class,
            invalid ->
                assertThat(invalid.issues())
                    .extracting(Issue::code)
                    .containsExactly("bad-value", "unknown-key"));
  }

  @Test
  void expressionsCanBeCheckedAlthoughADocumentIsWrong() throws IOException {
    GoldenIssuesTests.copy(BASE, folder);
    var file = folder.resolve("scorecards/reseller.yaml");
    var text = Files.readString(file);
    Files.writeString(
        file, text.replace("weight: 60", "weight: 61").replace("on: closed_on", "on: closed"));
    var offered = new ArrayList<String>();
    var documents = Documents.in(folder);
    assertThat(documents.issues().all()).isNotEmpty();
    documents.forEachCheckable(
        (definitions, scorecard) -> scorecard.kpis().forEach(kpi -> offered.add(kpi.id())));
    assertThat(offered).containsExactly("win-rate", "quota-attainment");
  }

  @Test
  void aKpiIsNotCheckedAgainstAColumnWhoseTypeIsUnknown() throws IOException {
    GoldenIssuesTests.copy(BASE, folder);
    var file = folder.resolve("datasets/deals.yaml");
    Files.writeString(file, Files.readString(file).replace("stage: {enum", "stage: {enam"));
    var offered = new ArrayList<String>();
    var documents = Documents.in(folder);
    documents.forEachCheckable(
        (definitions, scorecard) -> scorecard.kpis().forEach(kpi -> offered.add(kpi.id())));
    assertThat(offered).containsExactly("quota-attainment");
    assertThat(documents.issues().all()).extracting(Issue::code).containsExactly("unknown-key");
  }

  @Test
  void hiddenFoldersAndOtherFilesAreLeftOut() throws IOException {
    GoldenIssuesTests.copy(BASE, folder);
    Files.createDirectories(folder.resolve(".touchstone/cache"));
    Files.writeString(folder.resolve(".touchstone/cache/x.yaml"), "nonsense: [");
    Files.writeString(folder.resolve(".hidden.yaml"), "nonsense: [");
    Files.writeString(folder.resolve("notes.txt"), "nonsense: [");
    Files.writeString(folder.resolve("more.yml"), "dataset: more\nkey: id\ncolumns: {id: text}\n");
    var documents = Documents.in(folder);
    assertThat(documents.issues().all()).isEmpty();
    assertThat(documents.definitions().all(Dataset.KIND)).containsKey("more");
  }

  @Test
  void aFileTooLargeForADocumentIsNotRead() throws IOException {
    GoldenIssuesTests.copy(BASE, folder);
    Files.writeString(folder.resolve("data.yaml"), "# data\n".repeat(200_000));
    assertThat(Documents.in(folder).issues().all())
        .extracting(Issue::code, issue -> issue.at().toString())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("too-large", "data.yaml:1:1"));
  }

  @Test
  void aFolderThatDoesNotExistIsAnIssueAndNoException() {
    var nowhere = folder.resolve("nowhere");
    assertThat(Documents.in(nowhere).issues().all())
        .extracting(Issue::code)
        .containsExactly("no-such-folder");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNoHarm() {
    var issues =
        Documents.of(
                List.of(
                    new SourceFile(
                        "all.yaml",
                        (PROGRAM + "\n---\n" + PARTNERS + "\nwrong: 1\n").replace("\n", "\r\n"))))
            .issues()
            .all();
    assertThat(issues).extracting(issue -> issue.at().toString()).containsExactly("all.yaml:7:1");
  }
}
