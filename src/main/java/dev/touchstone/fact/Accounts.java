package dev.touchstone.fact;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.fact.RowAccount.Unlisted;
import dev.touchstone.fact.RowAccount.UnlistedPartner;
import dev.touchstone.shared.Json;
import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps account of the rows of a store, in a file beside its tables. */
final class Accounts {
  private static final String FILE = "account.json";
  private static final int MOST_NAMED = 100;

  private final Path folder;
  private final Path work;
  private final Definitions definitions;
  private final Supplier<Snapshot> current;

  /**
   * @param folder of the store
   * @param current what is known once the loads are done
   */
  Accounts(Path folder, Path work, Definitions definitions, Supplier<Snapshot> current) {
    this.folder = folder;
    this.work = work;
    this.definitions = definitions;
    this.current = current;
  }

  private record Kept(List<RowAccount> datasets) {}

  /** What was kept last; nothing where nothing was. */
  static List<RowAccount> kept(Path folder) {
    try {
      var file = folder.resolve(FILE);
      return Files.exists(file)
          ? Json.read(Files.readString(file), Kept.class).datasets()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes what files said when they were first read, and looks at what there is now. */
  void keep(List<LoadReport> loads) {
    var byDataset =
        loads.stream()
            .collect(Collectors.groupingBy(LoadReport::dataset, TreeMap::new, Collectors.toList()));
    var snapshot = current.get();
    var accounts = new ArrayList<RowAccount>();
    try (var reading = Staging.open(work, List.of(), files(byDataset.keySet(), snapshot))) {
      var partners = partners();
      var listed =
          partners.isPresent()
              ? listed(reading, snapshot, partners.get())
              : new AlikeIds(List.of());
      for (var each : byDataset.entrySet()) {
        var dataset = definitions.dataset(each.getKey());
        boolean any = snapshot.has(dataset.id()) && !files(dataset, snapshot).isEmpty();
        accounts.add(
            RowAccount.of(
                dataset.id(),
                each.getValue(),
                any && !dataset.time().isEmpty() ? undated(reading, dataset, snapshot) : 0,
                any && partners.isPresent() && !dataset.partner().isEmpty()
                    ? unlisted(reading, dataset, snapshot, listed)
                    : Unlisted.NONE));
      }
      PrivateFiles.writeDurably(folder.resolve(FILE), Json.text(new Kept(List.copyOf(accounts))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files(Collection<String> datasets, Snapshot snapshot) {
    var ids = new ArrayList<>(datasets);
    partners().ifPresent(partners -> ids.add(partners.id()));
    return ids.stream()
        .distinct()
        .flatMap(id -> files(definitions.dataset(id), snapshot).stream())
        .toList();
  }

  /** Documents may be loaded before there is a list of partners; then nobody is missing on it. */
  private Optional<Dataset> partners() {
    return Optional.ofNullable(definitions.all(Dataset.KIND).get(definitions.program().partners()));
  }

  private static List<Path> files(Dataset dataset, Snapshot snapshot) {
    return snapshot.files(dataset.id(), "", LocalDate.MIN, LocalDate.MAX);
  }

  private static String rows(Dataset dataset, Snapshot snapshot) {
    return "read_parquet(%s, union_by_name = true)"
        .formatted(Quoted.files(files(dataset, snapshot)));
  }

  private AlikeIds listed(Staging reading, Snapshot snapshot, Dataset partners)
      throws SQLException {
    if (files(partners, snapshot).isEmpty()) {
      reading.execute("create table listed (id varchar)");
      return new AlikeIds(List.of());
    }
    reading.execute(
        "create table listed as select distinct %s as id from %s"
            .formatted(Quoted.name(partners.key().getFirst()), rows(partners, snapshot)));
    return new AlikeIds(reading.list("select id from listed order by id", row -> row.getString(1)));
  }

  private static long undated(Staging reading, Dataset dataset, Snapshot snapshot)
      throws SQLException {
    return reading.number(
        "select count(*) from %s where %s is null"
            .formatted(rows(dataset, snapshot), Quoted.name(dataset.time())));
  }

  private static Unlisted unlisted(
      Staging reading, Dataset dataset, Snapshot snapshot, AlikeIds listed) throws SQLException {
    var partner = Quoted.name(dataset.partner());
    reading.execute(
        """
        -- partners of %s that nobody lists
        create or replace table unlisted as
        select %s as id, count(*) as n, arg_min(_file || ':' || _line, (_file, _line)) as place
        from %s where %s is not null and %s not in (select id from listed)
        group by all
        """
            .formatted(dataset.id(), partner, rows(dataset, snapshot), partner, partner));
    long rows = reading.number("select coalesce(sum(n), 0) from unlisted");
    return new Unlisted(
        rows,
        reading.number("select count(*) from unlisted"),
        reading.list(
            "select id, n, place from unlisted order by n desc, id limit " + MOST_NAMED,
            row -> {
              var id = row.getString(1);
              return new UnlistedPartner(id, row.getLong(2), row.getString(3), listed.like(id));
            }));
  }
}
