package dev.touchstone.fact;

import static dev.touchstone.fact.Given.column;
import static dev.touchstone.fact.Given.date;
import static dev.touchstone.fact.Given.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.mapping.Mapping.Format;
import dev.touchstone.fact.field.Reject;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Progress;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows from every kind of file. */
class SourceTests {
  private static final Dataset SALES =
      Given.dataset(
          "sales",
          "id",
          "day",
          column("id", new ColumnType.Text()),
          column("partner", new ColumnType.Partner()),
          column("amount", new ColumnType.Decimal(18, 2)),
          column("pieces", new ColumnType.Whole()),
          column("day", new ColumnType.Day()),
          column("paid", new ColumnType.Bool()));

  private static final List<String> ROWS =
      List.of("1|Müller|1234.50|3|2026-01-15|true|2", "2|P2|-0.07|null|2026-04-01|false|3");

  private static final String TEXT =
      "id,partner,amount,pieces,day,paid\n"
          + "1, Müller ,1234.5,3,2026-01-15,yes\n"
          + "2,P2,-0.07,,2026-04-01,no\n";

  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private void assertLoads(Path file, Format format) throws Exception {
    assertLoads(file, format, "id, partner, amount, pieces, day, paid, _line", ROWS);
  }

  private void assertLoads(Path file, Format format, String columns, List<String> rows)
      throws Exception {
    var report = workspace.load(SALES, Given.byName(SALES, "*", format), file);
    assertThat(report.rejects()).isEmpty();
    assertThat(report.read()).isEqualTo(rows.size());
    assertThat(workspace.rows(workspace.store.current(), "sales", columns)).isEqualTo(rows);
  }

  @Test
  void delimitedTextWithAByteOrderMarkAndAnyLineEnd() throws Exception {
    assertLoads(workspace.file("a.csv", "\uFEFF" + TEXT), Given.CSV);
    var lines = workspace.file("b.csv", TEXT.replace("\n", "\r\n"));
    assertThat(workspace.load(SALES, Given.byName(SALES, "*", Given.CSV), lines).unchanged())
        .isEqualTo(2);
  }

  @Test
  void delimitedTextInAnyDeclaredEncoding() throws Exception {
    for (var name : List.of("windows-1252", "UTF-16", "UTF-16LE")) {
      var encoding = Charset.forName(name);
      var format = new Format.Delimited(',', '"', encoding, List.of());
      try (var other = new Workspace(Files.createDirectories(workspace.folder.resolve(name)))) {
        var file = other.file("a.csv", TEXT, encoding);
        other.load(SALES, Given.byName(SALES, "*", format), file);
        assertThat(other.rows(other.store.current(), "sales", "id, partner"))
            .containsExactly("1|Müller", "2|P2");
      }
    }
  }

  @Test
  void gzipIsKnownByItsContentWhateverItIsCalled() throws Exception {
    assertLoads(workspace.file("a.csv", BadFileTests.gzip(TEXT)), Given.CSV);
  }

  @Test
  void aFileWithoutAHeaderAndWithoutQuotes() throws Exception {
    var format = Given.unquoted('|', "id", "partner", "amount", "pieces", "day", "paid");
    var text = "1|Müller|1234.5|3|2026-01-15 00:00:00.000|1\n2|P\"2|-0.07||2026-04-01|0";
    assertLoads(
        workspace.file("a.txt", text),
        format,
        "partner, day, paid, _line",
        List.of("Müller|2026-01-15|true|1", "P\"2|2026-04-01|false|2"));
  }

  @Test
  void aSheetKeepsTheTypesOfItsCells() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      workbook.newWorksheet("Notes").value(0, 0, "nothing here");
      var sheet = workbook.newWorksheet("Sales");
      sheet.value(0, 0, "Sales of 2026");
      var header = List.of("id", "partner", "amount", "pieces", "day", "paid");
      for (int i = 0; i < header.size(); i++) {
        sheet.value(2, i, header.get(i));
      }
      sheet.value(3, 0, 1);
      sheet.value(3, 1, "Müller");
      sheet.value(3, 2, 1234.5);
      sheet.value(3, 3, "3");
      sheet.value(3, 4, LocalDate.parse("2026-01-15"));
      sheet.style(3, 4).format("dd.mm.yyyy").set();
      sheet.value(3, 5, true);
      sheet.value(5, 0, "2");
      sheet.value(5, 1, "P2");
      sheet.value(5, 2, new BigDecimal("-0.070000000000000007"));
      sheet.value(5, 4, LocalDateTime.parse("2026-04-01T18:30:00"));
      sheet.style(5, 4).format("yyyy-mm-dd hh:mm").set();
      sheet.value(5, 5, "no");
    }
    assertLoads(
        workspace.file("a.xlsx", bytes.toByteArray()),
        new Format.Workbook("Sales", 3),
        "id, partner, amount, pieces, day, paid, _line",
        List.of("1|Müller|1234.50|3|2026-01-15|true|4", "2|P2|-0.07|null|2026-04-01|false|6"));
  }

  @Test
  void aFormulaCountsForItsLastResult() throws Exception {
    var contract =
        Given.dataset(
            "sums",
            "id",
            "",
            column("id", new ColumnType.Text()),
            column("sum", new ColumnType.Decimal(18, 2)));
    var sheet =
        """
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>sum</t></is></c></row>
        <row r="2"><c r="A2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B2"><f>1+0.5</f><v>1.5</v></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>c</t></is></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
        </sheetData></worksheet>
        """;
    var file = workspace.file("a.xlsx", XlsxByHand.of(sheet));
    var report =
        workspace.load(contract, Given.byName(contract, "*", new Format.Workbook("", 1)), file);
    assertThat(workspace.rows(workspace.store.current(), "sums", "id, sum"))
        .containsExactly("ab|1.50");
    assertThat(report.rejects())
        .extracting(Reject::line, Reject::field, Reject::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                3L,
                2,
                "The cell holds the error #DIV/0!; mend its formula, or say missing: ['#DIV/0!'] in"
                    + " the mapping"));
  }

  @Test
  void aSheetThatIsNotThereIsNamedWithThoseThatAre() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      workbook.newWorksheet("Deals 2026").value(0, 0, "id");
    }
    var file = workspace.file("a.xlsx", bytes.toByteArray());
    var mapping = Given.byName(SALES, "*", new Format.Workbook("Deals", 1));
    var invalid =
        catchThrowableOfType(Issues.Invalid.class, () -> workspace.load(SALES, mapping, file));
    assertThat(invalid.issues().getFirst().message())
        .isEqualTo("The workbook has no sheet 'Deals'");
    assertThat(invalid.issues().getFirst().hint()).isEqualTo("It has: Deals 2026");
  }

  @Test
  void parquetKeepsItsTypesAndItsRowNumbers() throws Exception {
    var file = workspace.data.resolve("a [1]'.parquet");
    Workspace.execute(
        """
        copy (select * from (values
          (1, ' Müller', 1234.5::double, 3::tinyint, timestamp '2026-01-15 00:00:00', true),
          (2, 'P2', -0.07, null, timestamp '2026-04-01 10:00:00', false))
          t(id, partner, amount, pieces, day, paid)) to '%s' (format parquet)
        """
            .formatted(file.toString().replace("'", "''")));
    assertLoads(
        file,
        new Format.Parquet(),
        "id, partner, amount, pieces, day, paid, _line",
        List.of("1|Müller|1234.50|3|2026-01-15|true|1", "2|P2|-0.07|null|2026-04-01|false|2"));
  }

  @Test
  void patternsAndSeparatorsAreForTextAndLeaveTypedCellsAlone() throws Exception {
    var contract =
        Given.dataset(
            "days",
            "id",
            "",
            column("id", new ColumnType.Text()),
            column("day", new ColumnType.Day()));
    var file = workspace.data.resolve("a.parquet");
    Workspace.execute(
        "copy (select 'a' as id, date '2026-01-15' as day) to '%s' (format parquet)"
            .formatted(file));
    var mapping =
        Given.mapping(
            contract,
            "*",
            new Format.Parquet(),
            from("id", "id"),
            date(from("day", "day"), "dd.MM.yyyy"));
    assertThat(workspace.load(contract, mapping, file).rejects()).isEmpty();
    assertThat(workspace.rows(workspace.store.current(), "days", "day"))
        .containsExactly("2026-01-15");
  }

  @Test
  void aWideFileKeepsItsCharactersAcrossBufferEnds() throws Exception {
    var contract =
        Given.dataset(
            "texts",
            "id",
            "",
            column("id", new ColumnType.Text()),
            column("text", new ColumnType.Text()));
    var text = new StringBuilder("id,text\n");
    for (int i = 0; i < 3000; i++) {
      text.append(i).append(',').append("ü€😀".repeat(i % 50 + 1)).append('\n');
    }
    var file = workspace.file("a.csv", text.toString(), StandardCharsets.UTF_8);
    workspace.load(contract, Given.byName(contract, "*", Given.CSV), file);
    assertThat(
            workspace.rows(
                workspace.store.current(),
                "texts",
                "count(*), count(*) filter (text <> repeat('ü€😀', cast(id as int) % 50 + 1))"))
        .containsExactly("3000|0");
  }

  @Test
  void aMomentFallsOnTheDayItIsInTheProgramsZone() throws Exception {
    var contract =
        Given.dataset(
            "moments",
            "id",
            "",
            column("id", new ColumnType.Text()),
            column("day", new ColumnType.Day()));
    var parquet = workspace.data.resolve("a.parquet");
    Workspace.execute(
        """
        copy (select * from (values
          ('p1', timestamptz '2025-04-01 02:00:00+00'),
          ('p2', timestamptz '2025-04-01 05:00:00+00'))
          t(id, day)) to '%s' (format parquet)
        """
            .formatted(parquet));
    var csv =
        workspace.file(
            "b.csv",
            """
            id,day
            c1,2025-04-01T02:00:00Z
            c2,2025-03-31T23:30:00-05:00
            c3,2025-04-01T02:00:00
            c4,2025-04-01
            c5,2025-03-09T06:59Z
            """);
    var zone = ZoneId.of("America/New_York");
    load(contract, new Format.Parquet(), zone, parquet);
    load(contract, Given.CSV, zone, csv);
    assertThat(workspace.rows(workspace.store.current(), "moments", "id, day"))
        .containsExactly(
            "c1|2025-03-31",
            "c2|2025-04-01",
            "c3|2025-04-01",
            "c4|2025-04-01",
            "c5|2025-03-09",
            "p1|2025-03-31",
            "p2|2025-04-01");
  }

  private void load(Dataset contract, Format format, ZoneId zone, Path file) {
    var mapping = Given.mapping(contract, "*", format, from("id", "id"), from("day", "day"));
    var report =
        workspace.store.load(contract, mapping, zone, workspace.data, file, Progress.SILENT);
    assertThat(report.rejects()).isEmpty();
  }
}
