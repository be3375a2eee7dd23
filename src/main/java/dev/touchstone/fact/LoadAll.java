package dev.touchstone.fact;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.program.Program;
import dev.touchstone.shared.Issue;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every file of a workspace, all or nothing: where one is wrong the tables go back. */
final class LoadAll {
  private final FactCatalog catalog;
  private final Path work;
  private final Journal journal;
  private final Accounts accounts;
  private final Definitions definitions;
  private final SourceFiles files;
  private final Progress progress;
  private final Issues issues = new Issues();

  LoadAll(
      FactCatalog catalog,
      Path work,
      Journal journal,
      Accounts accounts,
      Definitions definitions,
      SourceFiles files,
      Progress progress) {
    this.catalog = catalog;
    this.work = work;
    this.journal = journal;
    this.accounts = accounts;
    this.definitions = definitions;
    this.files = files;
    this.progress = progress;
  }

  private record Step(Mapping mapping, Path file) {}

  List<LoadReport> run() {
    var steps = steps();
    issues.orThrow();
    var before = currentSnapshots();
    var outcomes = new ArrayList<Load.Outcome>();
    try {
      for (int i = 0; i < steps.size(); i++) {
        progress.at("Loading " + files.name(steps.get(i).file()), i, steps.size());
        load(steps.get(i)).ifPresent(outcomes::add);
      }
      issues.orThrow();
      files.confirmNames();
    } catch (RuntimeException e) {
      restore(before);
      throw e;
    }
    outcomes.forEach(outcome -> outcome.remember(journal));
    progress.at("Accounting for every row", steps.size(), steps.size());
    accounts.keep(outcomes.stream().map(Load.Outcome::first).toList());
    progress.at("Loaded", steps.size(), steps.size());
    return outcomes.stream().map(Load.Outcome::report).toList();
  }

  private List<Step> steps() {
    var steps = new ArrayList<Step>();
    definitions.all(Mapping.KIND).values().stream()
        .sorted(Comparator.comparingInt(this::rank).thenComparing(Mapping::id))
        .forEach(
            mapping -> {
              for (var file : files.of(mapping, issues)) {
                steps.add(new Step(mapping, file));
              }
            });
    return steps;
  }

  /** What others refer to comes first: master data, then rates, then facts. */
  private int rank(Mapping mapping) {
    var into = mapping.into();
    if (definitions.dataset(into).time().isEmpty()) {
      return 0;
    }
    return switch (definitions.program().rates()) {
      case Program.Rates.AtEventDate rates when rates.dataset().equals(into) -> 1;
      case Program.Rates rates -> 2;
    };
  }

  /** Goes on after a faulty file, so that all faults of all files are told at once. */
  private Optional<Load.Outcome> load(Step step) {
    try {
      var mapping = step.mapping();
      var contract = contract(mapping.into());
      var zone = definitions.program().calendar().zone();
      var load = new Load(catalog, work, contract, mapping, zone, files, step.file(), progress);
      return Optional.of(load.run(journal));
    } catch (Issues.Invalid invalid) {
      invalid.issues().forEach(issues::add);
      return Optional.empty();
    }
  }

  /** Nothing is worth nothing or less, so a rate of zero or below is a wrong row. */
  private Dataset contract(String id) {
    var contract = definitions.dataset(id);
    return switch (definitions.program().rates()) {
      case Program.Rates.AtEventDate rates when rates.dataset().equals(id) ->
          contract.with(
              new Dataset.RowRule(
                  "rate-above-zero",
                  new Formula(rates.rateColumn() + " > 0", contract.at()),
                  Issue.Severity.ERROR));
      case Program.Rates rates -> contract;
    };
  }

  private Map<String, Long> currentSnapshots() {
    var ids = new HashMap<String, Long>();
    for (var table : catalog.tables()) {
      var snapshot = table.currentSnapshot();
      if (snapshot != null) {
        ids.put(FactCatalog.dataset(table), snapshot.snapshotId());
      }
    }
    return ids;
  }

  private void restore(Map<String, Long> before) {
    for (var table : catalog.tables()) {
      var snapshot = table.currentSnapshot();
      var former = before.get(FactCatalog.dataset(table));
      if (former == null) {
        catalog.drop(FactCatalog.dataset(table));
      } else if (snapshot != null && snapshot.snapshotId() != former) {
        table.manageSnapshots().rollbackTo(former).commit();
      }
    }
  }
}
