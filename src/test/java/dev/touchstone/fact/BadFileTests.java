package dev.touchstone.fact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.mapping.Mapping.Format;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file as a whole: told with its place, and nothing of the file is loaded. */
class BadFileTests {
  private static final String HEADER =
      "deal_id,partner_id,stage,seats,amount,currency,closed_on,renewal\n";
  private static final String GOOD = "D1,P1,won,10,100.50,USD,2026-01-15,yes\n";

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() throws Exception {
    workspace = new Workspace(folder);
  }

  @AfterEach
  void close() {
    assertThat(workspace.store.current().ids()).as("nothing is loaded").isEmpty();
    assertThat(workspace.folder.resolve("facts/work"))
        .satisfiesAnyOf(
            work -> assertThat(work).doesNotExist(),
            work -> assertThat(work).as("nothing is left behind").isEmptyDirectory());
    workspace.close();
  }

  private String issuesOf(Path file) {
    return issuesOf(file, Given.byName(Given.deals(), "*", Given.CSV));
  }

  private String issuesOf(Path file, Mapping mapping) {
    var invalid =
        catchThrowableOfType(
            Issues.Invalid.class, () -> workspace.load(Given.deals(), mapping, file));
    assertThat(invalid).as("the file is refused").isNotNull();
    return invalid.issues().stream()
        .map(i -> "%s %s: %s\n%s".formatted(i.at(), i.code(), i.message(), i.hint()))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void anEmptyFileIsNotAFileOfZeroRows() throws Exception {
    assertThat(issuesOf(workspace.file("deals.csv", "")))
        .isEqualTo(
            """
            deals.csv:1:1 empty-file: The file is empty
            Send at least the header line; it alone stands for zero rows\
            """);
    assertThat(issuesOf(workspace.file("blank.csv", "\uFEFF\n\n"))).contains("empty-file");
  }

  @Test
  void aByteThatIsNotInTheEncodingIsShownWithItsLine() throws Exception {
    var file = workspace.file("deals.csv", HEADER + GOOD + "D2,Müller,won,,,,,\n", ISO_8859_1);
    assertThat(issuesOf(file))
        .isEqualTo(
            """
            deals.csv:3:1 bad-encoding: Byte 109 of the file (0xFC) is not utf-8
            Declare the file's encoding in the mapping, for example encoding: windows-1252\
            """);
  }

  @Test
  void aFileInUtf16IsRecognised() throws Exception {
    var bytes = ("\uFEFF" + HEADER).getBytes(UTF_16LE);
    assertThat(issuesOf(workspace.file("deals.csv", bytes)))
        .isEqualTo(
            """
            deals.csv:1:1 bad-encoding: Byte 1 of the file (0xFF) is not utf-8
            The file looks like UTF-16; declare it in the mapping: encoding: utf-16\
            """);
  }

  @Test
  void aQuoteThatNeverClosesIsFoundWhereItOpens() throws Exception {
    var file = workspace.file("deals.csv", HEADER + GOOD + "D2,\"P2,won,,,,,\n" + GOOD);
    assertThat(issuesOf(file))
        .isEqualTo(
            """
            deals.csv:3:1 unterminated-quote: A quote that opens in the row of this line never closes
            Close it, or say quote: none in the mapping if quotes have no meaning in this file\
            """);
  }

  @Test
  void textAfterAClosingQuoteIsNotGuessedAt() throws Exception {
    var file = workspace.file("deals.csv", HEADER + GOOD + "D2,\"P\"2\",won,,,,,\n");
    assertThat(issuesOf(file))
        .isEqualTo(
            """
            deals.csv:3:1 bad-quote: In the row of this line there is text between a closing quote and the delimiter
            Double the quotes inside the field, or check the delimiter and quote of the mapping\
            """);
  }

  @Test
  @Timeout(10)
  void aLineOfTwoGigabytesIsRefusedQuickly() throws Exception {
    var file = workspace.file("deals.csv.gz", gzip(HEADER));
    var part = gzip("x".repeat(1 << 26));
    for (int i = 0; i < 32; i++) {
      Files.write(file, part, StandardOpenOption.APPEND);
    }
    assertThat(issuesOf(file))
        .isEqualTo(
            """
            deals.csv.gz:2:1 line-too-long: The line is longer than 16,777,216 characters
            Check that this is a text file with one row per line\
            """);
  }

  @Test
  void aQuoteThatSwallowsMillionsOfRowsIsRefused() throws Exception {
    var file = workspace.data.resolve("deals.csv");
    try (var out = Files.newOutputStream(file)) {
      out.write((HEADER + "D0,\"P1").getBytes(UTF_8));
      var rows = GOOD.repeat(10_000).getBytes(UTF_8);
      for (int i = 0; i < 60; i++) {
        out.write(rows);
      }
    }
    assertThat(issuesOf(file))
        .isEqualTo(
            """
            deals.csv:2:1 line-too-long: The row that starts in this line is longer than 16,777,216 characters
            A quote that never closes may have swallowed the rows after it; check the quotes\
            """);
  }

  @Test
  void aGzipFileThatEndsTooEarlyIsNotTakenForAShortOne() throws Exception {
    var packed = gzip(HEADER + GOOD.repeat(1000));
    var file = workspace.file("deals.csv", Arrays.copyOf(packed, packed.length - 20));
    assertThat(issuesOf(file))
        .contains("truncated-gzip: The gzip file ends too early\nIt was not copied to its end;");
    packed[packed.length - 6] ^= 0x55;
    assertThat(issuesOf(workspace.file("damaged.csv", packed)))
        .contains("bad-gzip: The gzip file is damaged");
  }

  static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void everyMissingColumnIsNamedWithWhatMayBeMeant() throws Exception {
    var file =
        workspace.file(
            "deals.csv", "deal id,partner,stage,seats,amount,currency,closed_on,renewal\n");
    assertThat(issuesOf(file))
        .isEqualTo(
            """
            deals.csv:1:1 missing-column: The file has no column 'deal_id', which deal_id needs
            Did you mean deal id? It has: deal id, partner, stage, seats, amount, currency, closed_on, renewal
            deals.csv:1:1 missing-column: The file has no column 'partner_id', which partner_id needs
            Did you mean partner? It has: deal id, partner, stage, seats, amount, currency, closed_on, renewal\
            """);
  }

  @Test
  void twoColumnsOfOneNameAreRefusedIfTheNameIsRead() throws Exception {
    var file = workspace.file("deals.csv", HEADER.replace("renewal", "renewal,stage") + GOOD);
    assertThat(issuesOf(file))
        .isEqualTo(
            """
            deals.csv:1:1 duplicate-column: The file has two columns 'stage', the 3rd and the 9th
            Rename one of them\
            """);
  }

  @Test
  void whatIsNoWorkbookAndWhatIsNoParquetIsToldSo() throws Exception {
    var text = workspace.file("deals.bin", HEADER + GOOD);
    var workbook = Given.byName(Given.deals(), "*", new Format.Workbook("", 1));
    assertThat(issuesOf(text, workbook))
        .isEqualTo(
            """
            deals.bin:1:1 bad-workbook: The file cannot be read as an XLSX workbook
            Open it in a spreadsheet program and save it as .xlsx, without a password\
            """);
    var parquet = Given.byName(Given.deals(), "*", new Format.Parquet());
    assertThat(issuesOf(text, parquet))
        .isEqualTo(
            """
            deals.bin:1:1 bad-parquet: The file cannot be read as Parquet
            Check that it was copied to its end and that it is a Parquet file\
            """);
  }

  @Test
  void aFileOutsideOfTheDataFolderIsNotRead() throws Exception {
    var outside = Files.writeString(folder.resolve("deals.csv"), HEADER + GOOD);
    var link = Files.createSymbolicLink(workspace.data.resolve("link.csv"), outside);
    var mapping = Given.byName(Given.deals(), "*", Given.CSV);
    for (var file : new Path[] {outside, link, workspace.data.resolve("../deals.csv")}) {
      assertThatThrownBy(() -> workspace.load(Given.deals(), mapping, file))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("lies outside of the data folder");
    }
  }
}
