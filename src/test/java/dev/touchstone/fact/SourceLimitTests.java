package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.mapping.Mapping.Format;
import dev.touchstone.fact.source.SourceLimits;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.OtherProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small file may unpack into a large one; that is found out before it is in memory. */
class SourceLimitTests {
  private static final String SHEET =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
  private static final String HEADER =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row>";
  private static final String END = "</sheetData></worksheet>";

  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private static Dataset names() {
    return Given.dataset("names", "id", "", Given.column("id", new ColumnType.Text()));
  }

  private LoadReport load(Path file, Format format) {
    return workspace.load(names(), Given.byName(names(), "*", format), file);
  }

  /** A workbook by hand whose sheet is made bit by bit. */
  private Path workbook(String begin, byte[] part, int times, String end) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var template =
            new ZipInputStream(new java.io.ByteArrayInputStream(XlsxByHand.of("sheet")));
        var zip = new ZipOutputStream(bytes)) {
      for (var entry = template.getNextEntry(); entry != null; entry = template.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().contains("sheet1")) {
          zip.write((SHEET + HEADER + begin).getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < times; i++) {
            zip.write(part);
          }
          zip.write((end + END).getBytes(StandardCharsets.UTF_8));
        } else {
          template.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
    return workspace.file("names.xlsx", bytes.toByteArray());
  }

  private static byte[] letters(int count) {
    return "x".repeat(count).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aCellThatUnpacksIntoManyMegabytesIsRefused() throws Exception {
    var file =
        workbook(
            "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>",
            letters(1 << 20),
            64,
            "</t></is></c></row>");
    assertThat(Files.size(file)).isLessThan(1 << 20);
    assertThatThrownBy(() -> load(file, new Format.Workbook("", 1)))
        .isInstanceOf(Issues.Invalid.class)
        .hasMessageContaining("names.xlsx:1:1: A cell is larger than 4,194,304 bytes");
  }

  @Test
  void aCellOfManySmallPiecesIsOneCell() throws Exception {
    var file =
        workbook(
            "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is>",
            ("<r><t>" + "x".repeat(1000) + "</t></r>").getBytes(StandardCharsets.UTF_8),
            8_000,
            "</is></c></row>");
    assertThatThrownBy(() -> load(file, new Format.Workbook("", 1)))
        .hasMessageContaining("A cell is larger than");
  }

  @Test
  void manyCellsOfUsualSizeAreNoLargeCell() throws Exception {
    var rows = new StringBuilder();
    for (int i = 2; i < 2_002; i++) {
      rows.append("<row r=\"%d\"><c r=\"A%d\" t=\"inlineStr\"><is><t>".formatted(i, i));
      rows.append(i).append("y".repeat(4_000)).append("</t></is></c></row>");
    }
    var file = workbook(rows.toString(), new byte[0], 0, "");
    assertThat(load(file, new Format.Workbook("", 1)).added()).isEqualTo(2_000);
  }

  @Test
  void moreRowsThanASpreadsheetHasAreRefused() throws Exception {
    var file = workbook("", "<row/>".repeat(10_000).getBytes(StandardCharsets.UTF_8), 110, "");
    assertThatThrownBy(() -> load(file, new Format.Workbook("", 1)))
        .hasMessageContaining("The sheet has more than 1,048,576 rows");
  }

  @Test
  void aLargeCellThatHidesFromTheCountIsRefusedForWantOfMemory() throws Exception {
    var cell = ("<c >" + "x".repeat(1000)).getBytes(StandardCharsets.UTF_8);
    var file =
        workbook(
            "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t><![CDATA[",
            cell,
            200_000,
            "]]></t></is></c></row>");
    try (var child = OtherProcess.of(List.of("-Xmx128m"), Loading.class, workspace.folder, file)) {
      assertThat(child.output())
          .contains("names.xlsx:")
          .contains("The file needs more memory than there is");
      assertThat(child.exit()).isZero();
    }
  }

  static final class Loading {
    private Loading() {}

    public static void main(String[] arguments) throws Exception {
      var format = new Format.Workbook("", 1);
      try (var workspace = new Workspace(Path.of(arguments[0]))) {
        workspace.load(names(), Given.byName(names(), "*", format), Path.of(arguments[1]));
      } catch (Issues.Invalid refused) {
        System.out.println(refused.getMessage());
      }
    }
  }

  /**
   * Wherever it stands: DuckDB fails before the first row of a small file, and amid a large one.
   */
  @ParameterizedTest
  @CsvSource({"7, 9", "1, 9", "299990, 300000"})
  void aParquetCellThatIsTooLargeIsRefused(int place, int rows) throws Exception {
    var file = workspace.data.resolve("names.parquet");
    Workspace.execute(
        """
        copy (select 'D' || i as id, case when i = %d then repeat('x', 20000000) end as note
        from range(1, %d) r(i)) to '%s' (format parquet, compression zstd)
        """
            .formatted(place, rows + 1, file));
    assertThat(Files.size(file)).isLessThan(4 << 20);
    assertThatThrownBy(() -> load(file, new Format.Parquet()))
        .hasMessage("names.parquet:%d:1: A cell is larger than 4,194,304 bytes", place);
    assertThat(workspace.store.current().ids()).doesNotContainKey("names");
  }

  @Test
  void aParquetFileThatIsDamagedInItsMiddleIsRefusedAsAWhole() throws Exception {
    var file = workspace.data.resolve("names.parquet");
    Workspace.execute(
        "copy (select 'D' || hash(i) as id from range(300000) r(i)) to '%s' (format parquet)"
            .formatted(file));
    var bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, bytes.length * 3 / 4, bytes.length * 3 / 4 + 5_000, (byte) 0xA5);
    Files.write(file, bytes);
    assertThatThrownBy(() -> load(file, new Format.Parquet()))
        .hasMessage("names.parquet:1:1: The file cannot be read as Parquet");
    assertThat(workspace.store.current().ids()).doesNotContainKey("names");
  }

  @Test
  void whatIsReadOfALargeFileIsCounted() throws Exception {
    var endless =
        new java.io.InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            return length;
          }
        };
    var counted = new SourceLimits.Counted(endless, "large.csv.gz", 1_000_000);
    assertThatThrownBy(() -> counted.transferTo(java.io.OutputStream.nullOutputStream()))
        .hasMessageContaining("large.csv.gz")
        .hasMessageContaining("Unpacked, the file is larger than 1,000,000 bytes");
  }
}
