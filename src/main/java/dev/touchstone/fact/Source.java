package dev.touchstone.fact;

import dev.touchstone.definition.mapping.Mapping.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of one source file, read once from start to end in constant memory. What is wrong with
 * the file as a whole is thrown as {@link dev.touchstone.shared.Issues.Invalid}.
 */
sealed interface Source extends Iterator<SourceRow>, AutoCloseable
    permits DelimitedSource, WorkbookSource, ParquetSource {

  /** Names of the columns in order; not necessarily distinct. */
  List<String> columns();

  @Override
  void close();

  /**
   * @param name how messages name the file
   */
  static Source open(Path path, String name, Format format) {
    if (!Files.isReadable(path) || !Files.isRegularFile(path)) {
      throw FileFault.of(
          name,
          "unreadable-file",
          "The file cannot be read",
          "Check that it exists, is a file, and that you may read it");
    }
    return switch (format) {
      case Format.Delimited delimited -> DelimitedSource.open(path, name, delimited);
      case Format.Workbook workbook -> WorkbookSource.open(path, name, workbook);
      case Format.Parquet parquet -> ParquetSource.open(path, name);
    };
  }
}
