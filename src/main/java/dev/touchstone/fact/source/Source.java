package dev.touchstone.fact.source;

import dev.touchstone.definition.mapping.Mapping.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of one source file, read once from start to end in constant memory. What is wrong with
 * the file as a whole is thrown as {@link dev.touchstone.shared.Issues.Invalid}.
 */
public sealed interface Source extends Iterator<SourceRow>, AutoCloseable
    permits DelimitedSource, WorkbookSource, ParquetSource {

  /** Names of the columns in order; not necessarily distinct. */
  List<String> columns();

  /**
   * The SHA-256 of the file's bytes as they were read, which may be others than are in it now. To
   * be asked for once, after the last row.
   */
  String sha256();

  @Override
  void close();

  /**
   * @param name how messages name the file
   * @param work a folder for what has to be copied to be read
   */
  static Source open(Path path, String name, Format format, Path work) {
    if (!Files.isReadable(path) || !Files.isRegularFile(path)) {
      throw FileFault.of(
          name,
          "unreadable-file",
          "The file cannot be read",
          "Check that it exists, is a file, and that you may read it");
    }
    return switch (format) {
      case Format.Delimited delimited -> DelimitedSource.open(path, name, delimited);
      case Format.Workbook workbook ->
          WorkbookSource.open(PrivateCopy.of(path, work), name, workbook);
      case Format.Parquet parquet -> ParquetSource.open(PrivateCopy.of(path, work), name);
    };
  }
}
