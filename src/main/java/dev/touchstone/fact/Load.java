package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.fact.field.LookupTable;
import dev.touchstone.fact.field.Reject;
import dev.touchstone.fact.field.Rejects;
import dev.touchstone.fact.field.RowMapping;
import dev.touchstone.fact.source.Source;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** One source file into one dataset: read, sorted out, held against what is kept, committed. */
final class Load {
  private static final int ROWS_PER_STEP = 100_000;

  /** Wrong rows that a refusal names one by one; it counts all of them. */
  private static final int REJECTS_TOLD = 20;

  private final FactCatalog catalog;
  private final Path work;
  private final Dataset contract;
  private final Mapping mapping;
  private final ZoneId zone;
  private final SourceFiles files;
  private final Path path;
  private final String file;
  private final Progress progress;
  private long read;

  /**
   * @param zone days are counted in
   */
  Load(
      FactCatalog catalog,
      Path work,
      Dataset contract,
      Mapping mapping,
      ZoneId zone,
      SourceFiles files,
      Path path,
      Progress progress) {
    this.catalog = catalog;
    this.work = work;
    this.contract = contract;
    this.mapping = mapping;
    this.zone = zone;
    this.files = files;
    this.path = files.inside(path);
    this.file = files.name(this.path);
    this.progress = progress;
  }

  /**
   * The outcome.
   *
   * @param first what the file said when it was first read, which is its part of the account
   * @param entry what to remember once the load is to stay; empty where it is remembered already
   */
  record Outcome(LoadKey key, LoadReport report, LoadReport first, Optional<Journal.Entry> entry) {
    void remember(Journal journal) {
      entry.ifPresent(fresh -> journal.remember(key, fresh));
    }
  }

  Outcome run(Journal journal) {
    var lookups = lookups();
    var sha256 = files.sha256(path);
    var key = LoadKey.of(contract, mapping, lookups, zone, sha256);
    var target = TargetTable.of(catalog, contract);
    var known = journal.recall(key).filter(entry -> target.knows(entry.fingerprint()));
    if (known.isPresent() && target.isCurrent() && isGoodEnough(known.get().report().rejected())) {
      var first = known.get().report();
      var again = first.again(mapping.id(), file);
      return new Outcome(key, again, first.file().equals(file) ? first : again, Optional.empty());
    }
    try {
      // A load that was cut off behind its commit has said already what its rows were.
      var former = target.taken(key);
      var report = load(lookups, sha256, key, target);
      var first = former.map(report::as).orElse(report);
      var entry = new Journal.Entry(target.fingerprintAfter(key, report.changed()), first);
      return new Outcome(key, report, first, Optional.of(entry));
    } catch (SQLException e) {
      throw new Refused(
          "load-failed",
          "%s could not be loaded: %s".formatted(file, firstLine(e)),
          "Check the free space on the disk; nothing of the file was loaded");
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("no reason given");
  }

  private Map<String, LookupTable> lookups() {
    var issues = new Issues();
    var found = new HashMap<String, Path>();
    mapping
        .lookups()
        .forEach((name, lookup) -> files.of(lookup, issues).forEach(path -> found.put(name, path)));
    issues.orThrow();
    var tables = new HashMap<String, LookupTable>();
    found.forEach(
        (name, where) -> {
          var lookup = mapping.lookups().get(name);
          if (lookup != null) {
            var table = LookupTable.read(lookup, where, files.name(where), work);
            files.confirm(where, table.sha256());
            tables.put(name, table);
          }
        });
    return tables;
  }

  private LoadReport load(
      Map<String, LookupTable> lookups, String sha256, LoadKey key, TargetTable target)
      throws SQLException {
    try (var staging = Staging.open(work, List.of(catalog.folder()), target.outside())) {
      var rejects = new Rejects();
      var staged = new StagedRows(staging, target.shape(), file);
      stage(staging, lookups, rejects);
      var warnings = staged.applyRules(rejects);
      long repeated = staged.applyKeys(rejects);
      long distinct = staged.count();
      refuseFileIfAsked(rejects);
      var merge = target.merge(staging);
      if (target.holds(key)) {
        merge.nothingNew(distinct);
      } else {
        progress.at("Comparing " + file, 0, 0);
        merge.compare();
      }
      var taken = merge.taken(distinct);
      boolean changed = target.write(staging, merge, taken, key, file);
      return report(sha256, rejects, warnings, repeated, taken, changed);
    }
  }

  /** A contract may say that a file is good as a whole or not at all. */
  private void refuseFileIfAsked(Rejects rejects) {
    if (isGoodEnough(rejects.count())) {
      return;
    }
    var issues = new Issues();
    for (var reject : rejects.kept().stream().limit(REJECTS_TOLD).toList()) {
      issues.error(reject.code(), at(reject), reject.reason(), "");
    }
    issues.error(
        "file-refused",
        Position.startOf(file),
        String.format(
            Locale.ROOT,
            "Nothing of this file was taken, because %,d of its %,d rows %s wrong",
            rejects.count(),
            read,
            rejects.count() == 1 ? "is" : "are"),
        "Mend the rows, or let the contract of %s say bad-rows: leave-out"
            .formatted(contract.id()));
    issues.orThrow();
  }

  private boolean isGoodEnough(long rejected) {
    return rejected == 0 || contract.badRows() == Dataset.BadRows.LEAVE_OUT;
  }

  private static Position at(Reject reject) {
    int line = (int) Math.min(reject.line(), Integer.MAX_VALUE);
    return new Position(reject.file(), line, Math.max(1, reject.field()), 1);
  }

  private void stage(Staging staging, Map<String, LookupTable> lookups, Rejects rejects)
      throws SQLException {
    // Outside of a transaction every two thousand rows would be one, at twice the cost.
    staging.execute("begin");
    try (var source = Source.open(path, file, mapping.format(), work);
        var appender = staging.appender(StagedRows.TABLE)) {
      var rows = new RowMapping(contract, mapping, lookups, zone, file, source.columns());
      while (source.hasNext()) {
        var row = source.next();
        if (rows.read(row, rejects)) {
          rows.append(row, appender);
        }
        if (++read % ROWS_PER_STEP == 0) {
          progress.at("Reading " + file, (int) Math.min(read, Integer.MAX_VALUE), 0);
        }
      }
      files.confirm(path, source.sha256());
    } catch (Issues.Invalid faulty) {
      files.blame(path);
      throw faulty;
    }
    staging.execute("commit");
  }

  private LoadReport report(
      String sha256,
      Rejects rejects,
      SortedMap<String, Long> warnings,
      long repeated,
      Taken taken,
      boolean changed) {
    return new LoadReport(
        contract.id(),
        mapping.id(),
        file,
        sha256,
        read,
        taken.added(),
        taken.superseding(),
        taken.unchanged(),
        repeated,
        rejects.count(),
        rejects.byCode(),
        rejects.kept(),
        changed,
        warnings);
  }
}
