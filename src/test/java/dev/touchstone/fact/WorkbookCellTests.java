package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell of a workbook counts for what a person sees there, or is refused by its place. */
class WorkbookCellTests {
  private static final String STYLES =
      """
      <styleSheet><numFmts count="4"><numFmt numFmtId="164" formatCode="00000"/>
      <numFmt numFmtId="165" formatCode="&quot;P-&quot;000\\-00;[Red]0"/>
      <numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="yyyy\\-mm\\-dd"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/>
      <xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>
      """;

  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private static String text(String text) {
    return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
  }

  private static String number(int style, String value) {
    return "<c s=\"%d\"><v>%s</v></c>".formatted(style, value);
  }

  private static String sheet(String namespace, List<String> header, List<List<String>> rows) {
    var all = new ArrayList<List<String>>();
    all.add(header.stream().map(WorkbookCellTests::text).toList());
    all.addAll(rows);
    var xml = new StringBuilder("<worksheet xmlns=\"" + namespace + "\"><sheetData>");
    all.forEach(row -> xml.append("<row>").append(String.join("", row)).append("</row>"));
    return xml.append("</sheetData></worksheet>").toString();
  }

  private DocumentedRows load(
      String columns, String mapping, List<String> header, List<List<String>> rows)
      throws Exception {
    return DocumentedRows.of(
        workspace,
        "",
        "key: id\ncolumns: {id: partner, %s}".formatted(columns),
        "read: xlsx\n" + mapping,
        "things.xlsx",
        XlsxByHand.of(sheet(XlsxByHand.USUAL, header, rows), STYLES));
  }

  private DocumentedRows ids(String... cells) throws Exception {
    var rows = new ArrayList<List<String>>();
    for (int i = 0; i < cells.length; i++) {
      rows.add(List.of(cells[i], number(0, "" + i)));
    }
    return load("n: integer", "columns: {id: id, n: n}", List.of("id", "n"), rows);
  }

  @Test
  void anIdIsWhatIsSeenAndNotTheNumberBehindIt() throws Exception {
    var told =
        ids(
            number(1, "7"),
            number(1, "1234567"),
            number(2, "12345"),
            number(2, "-3"),
            number(0, "7"),
            number(6, "7000"),
            number(0, "123456789012345"));
    assertThat(told.rejects()).isEmpty();
    assertThat(told.rows("n, id"))
        .containsExactly(
            "0|00007", "1|1234567", "2|P-123-45", "3|-3", "4|7", "5|7000", "6|123456789012345");
  }

  @Test
  void anIdOfMoreDigitsThanANumberKeepsIsRefused() throws Exception {
    var told =
        ids(number(0, "1234567890123456"), number(0, "1.2345E+20"), text("1234567890123456"));
    assertThat(told.rejects())
        .isEqualTo(
            """
            2:1 number-too-long: The cell holds a number of 16 digits, of which a spreadsheet keeps 15; write it as a text
            3:1 number-too-long: The cell holds a number of 21 digits, of which a spreadsheet keeps 15; write it as a text
            """);
    assertThat(told.rows("id")).containsExactly("1234567890123456");
  }

  @Test
  void aNumberColumnTakesTheNumberWhateverItsFormat() throws Exception {
    var told =
        load(
            "n: {decimal: 2, digits: 30}",
            "columns: {id: id, n: n}",
            List.of("id", "n"),
            List.of(
                List.of(text("a"), number(1, "7")),
                List.of(text("b"), number(3, "1.5")),
                List.of(text("c"), number(0, "1.2E+20")),
                List.of(text("d"), number(0, "1234567890123456789")),
                List.of(text("e"), number(0, "0.30000000000000004"))));
    assertThat(told.rejects()).startsWith("5:2 number-too-long").hasLineCount(1);
    assertThat(told.rows("id, n"))
        .containsExactly("a|7.00", "b|1.50", "c|120000000000000000000.00", "e|0.30");
  }

  @Test
  void errorsAndFormulasWithoutAResultAreRefusedByTheirPlace() throws Exception {
    var told =
        load(
            "a: text, b: integer",
            "columns: {id: id, a: a, b: {from: b, missing: '#N/A'}}",
            List.of("id", "a", "b"),
            List.of(
                List.of(text("p"), "<c t=\"e\"><v>#REF!</v></c>", "<c t=\"e\"><v>#N/A</v></c>"),
                List.of(text("q"), "<c t=\"str\"><f>A1</f></c>", "<c><f>1+1</f><v></v></c>"),
                List.of(
                    text("r"), "<c t=\"str\"><f>A1</f><v>x</v></c>", "<c><f>1+1</f><v>2</v></c>"),
                List.of("<c><f>B1</f></c>")));
    assertThat(told.rejects())
        .isEqualTo(
            """
            2:2 error-cell: The cell holds the error #REF!; mend its formula, or say missing: ['#REF!'] in the mapping
            3:3 formula-without-value: The cell holds a formula whose result was not saved; open the workbook in a spreadsheet program and save it
            5:1 formula-without-value: The cell holds a formula whose result was not saved; open the workbook in a spreadsheet program and save it
            """);
    assertThat(told.rows("id, a, b")).containsExactly("r|x|2");
  }

  @Test
  void escapedCharactersAreTheCharacters() throws Exception {
    var told =
        load(
            "a: text",
            "columns: {id: id, a: a}",
            List.of("id", "a_x000D_"),
            List.of(
                List.of(text("P1_x000D_"), text("a_x000a_b")),
                List.of(text("P2"), text("_x005F_x000D_")),
                List.of(text("P3"), text("_xD83D__xDE00_ $1 \\")),
                List.of(text("P4"), text("_xD83D_"))));
    assertThat(told.rejects()).isEqualTo("5:2 bad-text: The text contains half of a character\n");
    assertThat(told.rows("id, a"))
        .containsExactly("P1|a\nb", "P2|_x000D_", "P3|\uD83D\uDE00 $1 \\");
  }

  @Test
  void daysAreReadFromEveryKindOfCell() throws Exception {
    var told =
        load(
            "day: date",
            "columns: {id: id, day: {from: day, date: d.M.yyyy}}",
            List.of("id", "day"),
            List.of(
                List.of(text("a"), "<c t=\"d\" s=\"4\"><v>2026-04-01</v></c>"),
                List.of(text("b"), "<c t=\"d\"><v>2026-04-01T23:59:59.999</v></c>"),
                List.of(text("c"), number(5, "46113")),
                List.of(text("d"), number(4, "46112.999999999")),
                List.of(text("e"), text("1.4.2026")),
                List.of(text("f"), number(4, "0")),
                List.of(text("g"), number(4, "1")),
                List.of(text("h"), "<c t=\"d\"><v>2026-04-01T25:00</v></c>"),
                List.of(text("i"), number(4, "2958465")),
                List.of(text("j"), number(3, "46113")),
                List.of(text("k"), number(4, "-1"))));
    assertThat(told.rows("id, day"))
        .containsExactly(
            "a|2026-04-01", "b|2026-04-01", "c|2026-04-01", "d|2026-04-01", "e|2026-04-01");
    assertThat(told.rejects().lines().map(line -> line.substring(0, line.indexOf(" is not"))))
        .containsExactly(
            "7:2 bad-date: '1899-12-31'",
            "8:2 bad-date: '1900-01-01'",
            "9:2 bad-date: '2026-04-01T25:00'",
            "10:2 bad-date: '9999-12-31'",
            "11:2 bad-date: '46113'",
            "12:2 bad-date: '-1'");
  }

  @Test
  void theStrictDialectIsReadAlike() throws Exception {
    var sheet =
        sheet(
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
            List.of("id"),
            List.of(List.of(number(1, "7")), List.of(text("a"))));
    var told =
        DocumentedRows.of(
            workspace,
            "",
            "key: id\ncolumns: {id: partner}",
            "read: xlsx\ncolumns: {id: id}",
            "things.xlsx",
            XlsxByHand.strict(sheet, STYLES));
    assertThat(told.rows("id")).containsExactly("00007", "a");
  }

  @Test
  void aLongTextMayBeFullOfEscapedSigns() throws Exception {
    var told =
        load(
            "a: text",
            "columns: {id: id, a: a}",
            List.of("id", "a"),
            List.of(List.of(text("p"), text("z&amp;".repeat(60_000)))));
    assertThat(told.rows("id, length(a)")).containsExactly("p|120000");
  }

  @Test
  void aLookupsKeysAreWhatIsSeenToo() throws Exception {
    workspace.file(
        "codes.xlsx",
        XlsxByHand.of(
            sheet(
                XlsxByHand.USUAL,
                List.of("code", "name"),
                List.of(List.of(number(1, "7"), text("North")))),
            STYLES));
    var told =
        DocumentedRows.of(
            workspace,
            "",
            "key: id\ncolumns: {id: partner, region: text}",
            "lookups: {codes: {file: codes.xlsx, read: xlsx, key: code, value: name}}\n"
                + "columns: {id: id, region: {from: code, lookup: codes}}",
            "things.csv",
            "id,code\na,00007\nb,7\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(told.rows("id, region")).containsExactly("a|North");
    assertThat(told.rejects()).isEqualTo("3:2 lookup-miss: '7' is not a key of codes.xlsx\n");
  }
}
