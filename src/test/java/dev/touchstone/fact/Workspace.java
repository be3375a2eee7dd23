package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.shared.Progress;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A data folder and a store beside it, for one test. */
final class Workspace implements AutoCloseable {
  final Path folder;
  final Path data;
  FactStore store;

  Workspace(Path folder) throws IOException {
    this.folder = folder;
    this.data = Files.createDirectories(folder.resolve("data"));
    this.store = FactStore.open(folder.resolve("facts"));
  }

  Path file(String name, String content) throws IOException {
    return file(name, content, StandardCharsets.UTF_8);
  }

  Path file(String name, String content, Charset encoding) throws IOException {
    return file(name, content.getBytes(encoding));
  }

  Path file(String name, byte[] content) throws IOException {
    var path = data.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.write(path, content);
  }

  LoadReport load(Dataset contract, Mapping mapping, Path file) {
    return store.load(contract, mapping, ZoneOffset.UTC, data, file, Progress.SILENT);
  }

  void reopen() {
    store.close();
    store = FactStore.open(folder.resolve("facts"));
  }

  List<Path> files(Snapshot snapshot, String dataset) {
    return snapshot.files(dataset, "", LocalDate.MIN, LocalDate.MAX);
  }

  /** Rows of a snapshot as text, fields parted by a bar, in the order of the first column. */
  static List<String> rows(Snapshot snapshot, String dataset, String columns) throws SQLException {
    return Reading.of(snapshot, dataset, columns, "order by 1");
  }

  static void execute(String sql) throws SQLException {
    try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckdb.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
