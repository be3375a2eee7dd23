package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.mapping.Mapping.Format;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are kept under the hash of the bytes they were read from, or not at all. */
class ChangedFileTests {
  private static final String HEADER = "deal_id,partner_id,won_on\n";
  private static final String BEFORE = HEADER + "D1,P1,2026-01-15\nD2,P1,2026-01-16\n";
  private static final String AFTER = HEADER + "D1,P2,2026-01-15\nD2,P2,2026-01-16\n";

  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private static Definitions definitions(String glob, Format format) {
    var deals =
        Given.dataset(
            "deals",
            "deal_id",
            "won_on",
            Given.column("deal_id", new ColumnType.Text()),
            Given.column("partner_id", new ColumnType.Partner()),
            Given.column("won_on", new ColumnType.Day()));
    return Given.definitions(List.of(deals), Given.byName(deals, glob, format));
  }

  /** Does something between the moment a file is known by its hash and the moment it is read. */
  private static Progress once(String step, Change change) {
    return new Progress() {
      private boolean done;

      @Override
      public void at(String what, int of, int all) {
        if (!done && what.startsWith(step)) {
          done = true;
          try {
            change.make();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    };
  }

  private interface Change {
    void make() throws IOException;
  }

  private void refused(Definitions definitions, Path file, byte[] after) throws Exception {
    var before = Files.readAllBytes(file);
    var changing = once("Loading", () -> Files.write(file, after));
    assertThatThrownBy(() -> workspace.store.loadAll(definitions, workspace.data, changing))
        .isInstanceOf(Refused.class)
        .hasMessage(file.getFileName() + " changed while it was read");
    assertThat(workspace.store.current().ids()).as("nothing was loaded").isEmpty();

    Files.write(file, before);
    workspace.store.loadAll(definitions, workspace.data, Progress.SILENT);
    assertThat(Workspace.rows(workspace.store.current(), "deals", "deal_id, partner_id"))
        .containsExactly("D1|P1", "D2|P1");
  }

  @Test
  void aTextFileThatChangesBeforeItIsReadIsRefusedByName() throws Exception {
    refused(
        definitions("deals.csv", Given.CSV),
        workspace.file("deals.csv", BEFORE),
        AFTER.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aGzipFileThatChangesOnlyAfterItsEndIsRefusedToo() throws Exception {
    var before = zipped(BEFORE);
    var longer = new ByteArrayOutputStream();
    longer.write(before);
    longer.write(new byte[] {0, 0, 0});
    refused(
        definitions("deals.csv.gz", Given.CSV),
        workspace.file("deals.csv.gz", before),
        longer.toByteArray());
  }

  private static byte[] zipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aWorkbookThatChangesIsRefused() throws Exception {
    refused(
        definitions("deals.xlsx", new Format.Workbook("", 1)),
        workspace.file("deals.xlsx", XlsxByHand.of(sheet(BEFORE))),
        XlsxByHand.of(sheet(AFTER)));
  }

  private static String sheet(String csv) {
    var rows = new StringBuilder();
    int number = 0;
    for (var line : csv.split("\n")) {
      number++;
      rows.append("<row r=\"%d\">".formatted(number));
      char column = 'A';
      for (var cell : line.split(",")) {
        rows.append(
            "<c r=\"%s%d\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                .formatted(column++, number, cell));
      }
      rows.append("</row>");
    }
    return "<worksheet"
        + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        + rows
        + "</sheetData></worksheet>";
  }

  @Test
  void aParquetFileThatChangesIsRefused() throws Exception {
    var file = parquet("deals.parquet", "P1");
    var other = parquet("other.bin", "P2");
    refused(definitions("deals.parquet", new Format.Parquet()), file, Files.readAllBytes(other));
  }

  private Path parquet(String name, String partner) throws Exception {
    var file = workspace.data.resolve(name);
    Workspace.execute(
        """
        copy (select 'D' || i as deal_id, '%s' as partner_id, date '2026-01-14' + i::int as won_on
        from range(1, 3) r(i)) to '%s' (format parquet)
        """
            .formatted(partner, file));
    return file;
  }

  @Test
  void aLookupThatChangesIsRefused() throws Exception {
    var text = new Mapping.Lookup("codes.csv", Given.CSV, "code", "partner", Given.AT);
    var deals = definitions("deals.csv", Given.CSV).dataset("deals");
    var mapping =
        Given.with(
            Given.mapping(
                deals,
                "deals.csv",
                Given.CSV,
                Given.from("deal_id", "deal_id"),
                Given.lookup(Given.from("partner_id", "partner_id"), "codes"),
                Given.from("won_on", "won_on")),
            "codes",
            text);
    workspace.file("deals.csv", BEFORE.replace(",P1,", ",one,"));
    refused(
        Given.definitions(List.of(deals), mapping),
        workspace.file("codes.csv", "code,partner\none,P1\n"),
        "code,partner\none,P2\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFaultThatComesOfAChangeIsCalledThat() throws Exception {
    refused(
        definitions("deals.csv", Given.CSV),
        workspace.file("deals.csv", BEFORE),
        (HEADER + "D1,\"P1,2026-01-15\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileThatComesWhileOthersAreReadIsNamed() throws Exception {
    var definitions = definitions("deals-*.csv", Given.CSV);
    workspace.file("deals-1.csv", BEFORE);
    var coming = once("Comparing", () -> workspace.file("deals-2.csv", AFTER.replace("D", "E")));
    assertThatThrownBy(() -> workspace.store.loadAll(definitions, workspace.data, coming))
        .isInstanceOf(Refused.class)
        .hasMessage("Files came or went while the data was read: deals-2.csv");
    assertThat(workspace.store.current().ids()).isEmpty();
    assertThat(workspace.store.loadAll(definitions, workspace.data, Progress.SILENT)).hasSize(2);
  }

  @Test
  void aFileThatGoesBeforeItIsReadIsRefused() throws Exception {
    var definitions = definitions("deals-*.csv", Given.CSV);
    workspace.file("deals-1.csv", BEFORE);
    var second = workspace.file("deals-2.csv", AFTER.replace("D", "E"));
    var going = once("Comparing", () -> Files.delete(second));
    assertThatThrownBy(() -> workspace.store.loadAll(definitions, workspace.data, going))
        .hasMessageContaining("deals-2.csv");
    assertThat(workspace.store.current().ids()).isEmpty();
  }

  @Test
  void rejectsAreNotTakenFromAFileThatHasOtherLinesNow() throws Exception {
    var definitions = definitions("deals.csv", Given.CSV);
    var file = workspace.file("deals.csv", HEADER + "D1,P1,2026-02-31\n");
    var report = workspace.store.loadAll(definitions, workspace.data, Progress.SILENT).getFirst();
    var mapping = definitions.all(Mapping.KIND).values().iterator().next();
    var target = workspace.folder.resolve("rejects.csv");
    Files.writeString(file, HEADER + "D9,P9,2026-02-31\n");
    assertThatThrownBy(() -> RejectFile.write(report, mapping, file, target))
        .isInstanceOf(Refused.class)
        .hasMessage("deals.csv has changed since it was loaded");
    assertThat(target).doesNotExist();
  }
}
