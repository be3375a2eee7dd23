package dev.touchstone.fact;

import static dev.touchstone.fact.Given.date;
import static dev.touchstone.fact.Given.from;
import static dev.touchstone.fact.Given.lookup;
import static dev.touchstone.fact.Given.mapped;
import static dev.touchstone.fact.Given.number;
import static dev.touchstone.fact.Given.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.mapping.Mapping.Otherwise;
import dev.touchstone.definition.mapping.Mapping.Source;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Issues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with one row: told field by field, and the other rows are taken. */
class BadRowTests {
  private static final String HEADER =
      "deal_id,partner_id,stage,seats,amount,currency,closed_on,renewal\n";

  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private String rejects(String rows) throws Exception {
    return rejects(Given.deals(), Given.byName(Given.deals(), "*", Given.CSV), HEADER + rows);
  }

  private String rejects(Dataset dataset, Mapping mapping, String content) throws Exception {
    return golden(workspace.load(dataset, mapping, workspace.file("deals.csv", content)));
  }

  private static String golden(LoadReport report) {
    return report.rejects().stream()
        .map(
            r ->
                "%s:%d:%d %s %s: %s"
                    .formatted(r.file(), r.line(), r.field(), r.column(), r.code(), r.reason()))
        .collect(Collectors.joining("\n", "", report.rejects().isEmpty() ? "" : "\n"));
  }

  @Test
  void everyFaultyFieldOfEveryRowIsTold() throws Exception {
    var rows =
        """
        D1,P1,won,10,100.50,USD,2026-01-15,yes
        ,P1,Won,1.5,"1,234.50",usd,31.02.2026,maybe
        D3,P1,won,ten,1.23456,XYZ,2026-02-30,2
        D4, P4 ,won,99999999999999999999,123456789012345,EUR,2026-1-5,
        D5,P1,won,1e3,5.0000000000000003E-2,USD,2026-01-15T10:30:00Z,no
        D6,P1,won,89.00,"1 234",USD,2026-01-15 noon,no
        """;
    assertThat(rejects(rows))
        .isEqualTo(
            """
            deals.csv:3:1 deal_id missing-value: deal_id must have a value
            deals.csv:3:3 stage not-listed: 'Won' is not one of lost, open, won; did you mean won?
            deals.csv:3:4 seats not-whole: '1.5' is not a whole number; say round: 0 in the mapping to round it
            deals.csv:3:5 amount thousands-separator: '1,234.50' has a thousands separator that the mapping does not declare; add thousands: ","
            deals.csv:3:6 currency unknown-currency: 'usd' is not an ISO 4217 currency code; did you mean USD?
            deals.csv:3:7 closed_on bad-date: '31.02.2026' is not a date of the form yyyy-MM-dd
            deals.csv:3:8 renewal bad-boolean: 'maybe' is neither true nor false (true, yes, y, t, 1 or false, no, n, f, 0)
            deals.csv:4:4 seats bad-number: 'ten' is not a number; if it stands for no value, say missing: ['ten'] in the mapping
            deals.csv:4:5 amount too-many-digits: '1.23456' has more than 4 digits after the point; say round: 4 in the mapping to round it
            deals.csv:4:6 currency unknown-currency: 'XYZ' is not an ISO 4217 currency code
            deals.csv:4:7 closed_on bad-date: '2026-02-30' is not a date of the form yyyy-MM-dd
            deals.csv:4:8 renewal bad-boolean: '2' is neither true nor false (true, yes, y, t, 1 or false, no, n, f, 0)
            deals.csv:5:4 seats number-too-large: '99999999999999999999' has more digits than the column
            deals.csv:5:5 amount number-too-large: '123456789012345' has more digits than the column
            deals.csv:5:7 closed_on bad-date: '2026-1-5' is not a date of the form yyyy-MM-dd
            deals.csv:6:5 amount too-many-digits: '5.0000000000000003E-2' has more than 4 digits after the point; say round: 4 in the mapping to round it
            deals.csv:7:5 amount thousands-separator: '1 234' has a thousands separator that the mapping does not declare; add thousands: " "
            deals.csv:7:7 closed_on bad-date: '2026-01-15 noon' is not a date of the form yyyy-MM-dd
            """);
    assertThat(workspace.rows(workspace.store.current(), "deals", "deal_id")).containsExactly("D1");
  }

  @Test
  void raggedRowsAreToldWithTheirCounts() throws Exception {
    assertThat(
            rejects("D1,P1,won\nD2,P1,won,1,1,USD,2026-01-01,no,more\n\nD3,P1,won,1,1,USD,,no\n"))
        .isEqualTo(
            """
            deals.csv:2:0  ragged-row: The row has 3 fields, the file has 8 columns
            deals.csv:3:0  ragged-row: The row has 9 fields, the file has 8 columns
            """);
    assertThat(workspace.rows(workspace.store.current(), "deals", "deal_id, _line"))
        .containsExactly("D3|5");
  }

  @Test
  void aNulCharacterIsNoText() throws Exception {
    assertThat(rejects("D\0001,P1,won,1,1,USD,2026-01-01,no\n"))
        .isEqualTo("deals.csv:2:1 deal_id bad-text: The text contains a NUL character\n");
  }

  @Test
  void aNumberThatWouldFillTheMemoryIsOnlyTooLarge() throws Exception {
    assertThat(rejects("D1,P1,won,1E9999,1E-9999,USD,2026-01-01,no\n"))
        .isEqualTo(
            """
            deals.csv:2:4 seats number-too-large: '1E9999' has more digits than the column
            deals.csv:2:5 amount number-too-large: '1E-9999' has more digits than the column
            """);
  }

  @Test
  void rowsOfSeveralLinesCountByTheLineTheyStartIn() throws Exception {
    var contract =
        Given.dataset(
            "notes",
            "id",
            "",
            Given.column("id", new ColumnType.Text()),
            Given.column("note", new ColumnType.Text()),
            Given.column("stars", new ColumnType.Whole()));
    var mapping = Given.byName(contract, "*", Given.CSV);
    assertThat(
            rejects(
                contract, mapping, "id,note,stars\n1,\"two\nlines\",3\n2,\"one \"\"line\"\"\",x\n"))
        .isEqualTo(
            "deals.csv:4:3 stars bad-number: 'x' is not a number; if it stands for no value, say"
                + " missing: ['x'] in the mapping\n");
    assertThat(workspace.rows(workspace.store.current(), "notes", "note, _line"))
        .containsExactly("two\nlines|2");
  }

  @Test
  void europeanNumbersAndDatesAreReadAsDeclared() throws Exception {
    var contract =
        Given.dataset(
            "sales",
            "id",
            "day",
            Given.column("id", new ColumnType.Text()),
            Given.column("amount", new ColumnType.Decimal(18, 2)),
            Given.column("day", new ColumnType.Day()));
    var mapping =
        Given.mapping(
            contract,
            "*",
            Given.csv(';'),
            from("id", "Nr"),
            number(from("amount", "Betrag"), ',', '.', 2),
            date(from("day", "Tag"), "d.M.yyyy"));
    var content =
        """
        Nr;Betrag;Tag
        1;1.234.567,895;1.2.2026
        2;-7;31.12.2025
        3;12.34,5;1.2.2026
        4;5.0;29.2.2025
        5;0,005;29.2.2024
        """;
    assertThat(rejects(contract, mapping, content))
        .isEqualTo(
            """
            deals.csv:4:2 Betrag bad-number: '12.34,5' is not a number
            deals.csv:5:2 Betrag bad-number: '5.0' is not a number; the mapping says decimals are written with ','
            deals.csv:5:3 Tag bad-date: '29.2.2025' is not a date of the form d.M.yyyy
            """);
    assertThat(workspace.rows(workspace.store.current(), "sales", "id, amount, day"))
        .containsExactly("1|1234567.90|2026-02-01", "2|-7.00|2025-12-31", "5|0.01|2024-02-29");
  }

  @Test
  void valuesLookupsTemplatesAndConstantsApplyInOrder() throws Exception {
    var contract =
        Given.dataset(
            "visits",
            "id",
            "month",
            Given.column("id", new ColumnType.Text()),
            Given.required("region", new ColumnType.OneOf(List.of("north", "south", "other"))),
            Given.column("month", new ColumnType.Day()),
            Given.column("currency", new ColumnType.Currency()));
    workspace.file("regions.csv", "code;name\n1;Nord\n2;Süd\n3;\n4;Mitte\n");
    var mapping =
        Given.with(
            Given.mapping(
                contract,
                "visits.csv",
                Given.CSV,
                from("id", "id"),
                values(
                    lookup(from("region", "code"), "region-of"),
                    Map.of("Nord", "north", "Süd", "south"),
                    new Otherwise.Use("other")),
                date(mapped("month", new Source.Template("{year}-{month}-01")), "yyyy-M-d"),
                mapped("currency", new Source.Always("CHF"))),
            "region-of",
            new Mapping.Lookup("regions.csv", Given.csv(';'), "code", "name", Given.AT));
    var file =
        workspace.file(
            "visits.csv",
            "id,code,year,month\n"
                + "a,1,2026,3\n"
                + "b, 2 ,2026,12\n"
                + "c,4,2026,1\n"
                + "d,9,2026,1\n"
                + "e,,2026,13\n"
                + "f,3,,\n"
                + "g,1,,\n");
    var report = workspace.load(contract, mapping, file);
    assertThat(golden(report))
        .isEqualTo(
            """
            visits.csv:5:2 code lookup-miss: '9' is not a key of regions.csv
            visits.csv:6:2 code missing-value: region must have a value
            visits.csv:6:3 year bad-date: '2026-13-01' is not a date of the form yyyy-M-d
            visits.csv:7:2 code missing-value: region must have a value
            """);
    assertThat(workspace.rows(workspace.store.current(), "visits", "id, region, month, currency"))
        .containsExactly(
            "a|north|2026-03-01|CHF",
            "b|south|2026-12-01|CHF",
            "c|other|2026-01-01|CHF",
            "g|north|null|CHF");
  }

  @Test
  void unmappedColumnsStayWithTheRowWhereTheMappingKeepsThem() throws Exception {
    var contract = Given.dataset("notes", "id", "", Given.column("id", new ColumnType.Text()));
    var mapping = Given.keepingRest(Given.byName(contract, "*", Given.CSV));
    rejects(contract, mapping, "id,\"say \"\"x\"\"\",empty,\n1,\"ü\"\"\n2\\\",,last\n");
    assertThat(workspace.rows(workspace.store.current(), "notes", "_context"))
        .containsExactly("{\"say \\\"x\\\"\":\"ü\\\"\\n2\\\\\",\"column 4\":\"last\"}");
  }

  @Test
  void rowsThatBreakARuleAreRejectedOrWarnedOf() throws Exception {
    var plain = Given.deals();
    var rules =
        List.of(
            rule("positive", "amount > 0", Issue.Severity.ERROR),
            rule(
                "won-in-2026",
                "stage <> 'won' or closed_on >= date '2026-01-01'",
                Issue.Severity.ERROR),
            rule("small", "amount < 1000", Issue.Severity.WARNING));
    var contract =
        new Dataset(
            plain.id(),
            plain.title(),
            plain.reportedBy(),
            plain.owner(),
            plain.steward(),
            plain.refresh(),
            plain.keepFor(),
            plain.badRows(),
            plain.texts(),
            plain.key(),
            plain.partner(),
            plain.time(),
            plain.columns(),
            rules,
            plain.at());
    var content =
        HEADER
            + """
            D1,P1,won,1,5000,USD,2026-01-15,yes
            D2,P1,won,1,-1,USD,2025-12-31,yes
            D3,P1,lost,1,,USD,2025-12-31,yes
            D4,P1,won,1,0,USD,2026-12-31,yes
            """;
    var report =
        workspace.load(
            contract, Given.byName(contract, "*", Given.CSV), workspace.file("deals.csv", content));
    assertThat(golden(report))
        .isEqualTo(
            """
            deals.csv:3:0  broken-rule: The rule positive does not hold: amount > 0
            deals.csv:3:0  broken-rule: The rule won-in-2026 does not hold: stage <> 'won' or closed_on >= date '2026-01-01'
            deals.csv:5:0  broken-rule: The rule positive does not hold: amount > 0
            """);
    assertThat(report.rejected()).isEqualTo(2);
    assertThat(report.warnings()).containsExactly(Map.entry("small", 1L));
    assertThat(workspace.rows(workspace.store.current(), "deals", "deal_id"))
        .containsExactly("D1", "D3");
  }

  private static Dataset.RowRule rule(String id, String text, Issue.Severity otherwise) {
    return new Dataset.RowRule(id, new Formula(text, Given.AT), otherwise);
  }

  @Test
  void aFileWithWrongRowsIsRefusedWholeWhereTheContractDoesNotLeaveThemOut() throws Exception {
    var lenient = Given.deals();
    var strict =
        new Dataset(
            lenient.id(),
            lenient.title(),
            lenient.reportedBy(),
            lenient.owner(),
            lenient.steward(),
            lenient.refresh(),
            lenient.keepFor(),
            Dataset.BadRows.REFUSE_FILE,
            Dataset.Texts.TRIMMED,
            lenient.key(),
            lenient.partner(),
            lenient.time(),
            lenient.columns(),
            lenient.rules(),
            lenient.at());
    var rows = "D1,P1,won,1,1,USD,2026-01-01,no\nD2,P1,won,x,1,USD,2026-01-01,no\n";
    var file = workspace.file("deals.csv", HEADER + rows);
    var mapping = Given.byName(lenient, "*", Given.CSV);
    workspace.load(lenient, mapping, file);
    var before = workspace.store.current().ids();

    var invalid =
        catchThrowableOfType(Issues.Invalid.class, () -> workspace.load(strict, mapping, file));
    assertThat(invalid).as("although the file was loaded before").isNotNull();
    assertThat(invalid.issues())
        .extracting(issue -> issue.at() + " " + issue.code() + ": " + issue.message())
        .containsExactly(
            "deals.csv:1:1 file-refused: Nothing of this file was taken, because 1 of its 2 rows is"
                + " wrong",
            "deals.csv:3:4 bad-number: 'x' is not a number; if it stands for no value, say missing:"
                + " ['x'] in the mapping");
    assertThat(workspace.store.current().ids()).isEqualTo(before);
  }
}
