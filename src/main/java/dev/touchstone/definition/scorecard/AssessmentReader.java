package dev.touchstone.definition.scorecard;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.scorecard.Assessment.Criterion;
import dev.touchstone.definition.scorecard.Assessment.Level;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Makes a rubric of its keys, and holds it against the dataset that keeps the opinions. */
final class AssessmentReader {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Fields written;
  private final Datasets datasets;
  private final Optional<Dataset> dataset;
  private final Issues issues;
  private boolean sound = true;

  AssessmentReader(Fields written, Datasets datasets, Optional<Dataset> dataset) {
    this.written = written;
    this.datasets = datasets;
    this.dataset = dataset;
    this.issues = written.issues();
  }

  /** Whether what was read can be measured. */
  boolean sound() {
    return sound;
  }

  Assessment.Rubric read() {
    column(AssessmentLanguage.ASSESSOR);
    var level = column(AssessmentLanguage.LEVEL);
    var levels = levels();
    level.ifPresent(column -> checkListed(column, AssessmentLanguage.LEVELS, values(levels)));
    var criterion = column(AssessmentLanguage.CRITERION);
    var criteria = criteria(criterion);
    checkKey();
    return new Assessment.Rubric(
        written.get(AssessmentLanguage.ASSESSOR),
        written.get(AssessmentLanguage.LEVEL),
        levels,
        written.get(AssessmentLanguage.CRITERION).orElse(""),
        criteria,
        written.get(AssessmentLanguage.COMBINE),
        written.get(AssessmentLanguage.AT_LEAST),
        written.get(AssessmentLanguage.APART_AT_MOST));
  }

  /** A column whose values are words or whole numbers, so that each is one thing. */
  private Optional<Column> column(Key<String> key) {
    var name = written.find(key);
    if (name.isEmpty() || dataset.isEmpty()) {
      return Optional.empty();
    }
    var column = datasets.column(dataset.get(), name.get(), written.at(key), issues);
    boolean fits =
        column.stream()
            .anyMatch(
                found ->
                    switch (found.type()) {
                      case ColumnType.Text _, ColumnType.OneOf _, ColumnType.Whole _ -> true;
                      case ColumnType.Partner _,
                          ColumnType.Currency _,
                          ColumnType.Decimal _,
                          ColumnType.Money _,
                          ColumnType.Day _,
                          ColumnType.Bool _ ->
                          false;
                    });
    if (column.isPresent() && !fits) {
      issues.error(
          "wrong-column-type",
          written.at(key),
          "The column '%s' of '%s' must be a text, an enum or an integer, but is %s"
              .formatted(name.get(), dataset.get().id(), Datasets.words(column.get().type())),
          "Name another column, or change its type in the dataset");
    }
    sound &= fits;
    return column.filter(_ -> fits);
  }

  private List<Level> levels() {
    var levels = new ArrayList<Level>();
    var named = written.all(AssessmentLanguage.LEVELS);
    levels.addAll(
        named.made(
            one ->
                new Level(
                    one.name(),
                    one.value().get(AssessmentLanguage.POINTS),
                    one.value().get(AssessmentLanguage.MEANS).orElse(""))));
    levels.sort(Comparator.comparing(Level::points));
    for (int i = 1; i < levels.size(); i++) {
      if (levels.get(i).points().compareTo(levels.get(i - 1).points()) == 0) {
        error(
            AssessmentLanguage.LEVELS,
            "levels-tie",
            "'%s' and '%s' are worth the same, so neither is the better level"
                .formatted(levels.get(i - 1).value(), levels.get(i).value()),
            "Give each level its own points, or make the two one level");
      }
    }
    if (named.complete() && levels.size() == 1) {
      error(
          AssessmentLanguage.LEVELS,
          "too-few",
          "A rubric of one level tells nobody apart",
          "List at least two levels");
    }
    sound &= levels.size() > 1;
    return List.copyOf(levels);
  }

  private static List<String> values(List<Level> levels) {
    return levels.stream().map(Level::value).toList();
  }

  private List<Criterion> criteria(Optional<Column> column) {
    var named = written.get(AssessmentLanguage.CRITERIA);
    if (!written.has(AssessmentLanguage.CRITERION)) {
      written.refuse(
          AssessmentLanguage.CRITERIA,
          "The criteria need a column that names them",
          "Add criterion: with the column's name");
      return List.of(new Criterion("", HUNDRED));
    }
    if (written.has(AssessmentLanguage.CRITERIA)) {
      var all =
          named.map(Named::all).orElse(List.of()).stream()
              .map(one -> new Criterion(one.name(), one.value()))
              .toList();
      sound &= !all.isEmpty();
      column.ifPresent(
          found ->
              checkListed(
                  found, AssessmentLanguage.CRITERIA, all.stream().map(Criterion::value).toList()));
      named.filter(Named::complete).ifPresent(_ -> checkSum(all));
      return all;
    }
    if (column.isPresent() && column.get().type() instanceof ColumnType.OneOf listed) {
      return listed.values().stream().map(value -> new Criterion(value, BigDecimal.ONE)).toList();
    }
    if (column.isPresent()) {
      error(
          AssessmentLanguage.CRITERION,
          "missing-key",
          "The key 'criteria' is missing",
          "criteria: " + AssessmentLanguage.CRITERIA.description());
    }
    return List.of();
  }

  private void checkSum(List<Criterion> criteria) {
    var sum = criteria.stream().map(Criterion::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(HUNDRED) != 0) {
      error(
          AssessmentLanguage.CRITERIA,
          "weights-do-not-add-up",
          "The weights of the criteria add up to %s and not to 100".formatted(Numbers.spelled(sum)),
          "Raise or lower one or more of them");
    }
  }

  /** What an enum can hold and the rubric does not list would never count, and the reverse. */
  private void checkListed(Column column, Key<?> key, List<String> listed) {
    for (var value : listed) {
      boolean possible =
          switch (column.type()) {
            case ColumnType.OneOf(var values) -> values.contains(value);
            case ColumnType.Whole _ -> value.matches("-?\\d{1,18}");
            case ColumnType.Text _ -> true;
            case ColumnType.Partner _,
                ColumnType.Currency _,
                ColumnType.Decimal _,
                ColumnType.Money _,
                ColumnType.Day _,
                ColumnType.Bool _ ->
                false;
          };
      if (!possible) {
        error(
            key,
            "impossible-value",
            "The column '%s' never holds '%s'".formatted(column.name(), value),
            column.type() instanceof ColumnType.OneOf(var values)
                ? Spelling.hint(value, values)
                : "Write a whole number");
      }
    }
    if (column.type() instanceof ColumnType.OneOf(var values)) {
      var missing = new ArrayList<>(values);
      missing.removeAll(new HashSet<>(listed));
      if (!missing.isEmpty() && !listed.isEmpty()) {
        issues.warning(
            "value-not-listed",
            written.at(key),
            "The column '%s' can also hold '%s', which does not count here"
                .formatted(column.name(), String.join("', '", missing)),
            "List it, or leave its rows out with where:");
      }
    }
  }

  /** Who may speak twice at once is heard twice; only the dataset's key can rule that out. */
  private void checkKey() {
    if (dataset.isEmpty()) {
      return;
    }
    var speakers =
        List.of(
            dataset.get().partner(),
            written.find(AssessmentLanguage.ASSESSOR).orElse(""),
            written.get(AssessmentLanguage.CRITERION).orElse(""),
            dataset.get().time());
    var others = dataset.get().key().stream().filter(key -> !speakers.contains(key)).toList();
    if (!others.isEmpty() && written.has(AssessmentLanguage.ASSESSOR)) {
      issues.warning(
          "assessor-heard-twice",
          written.at(AssessmentLanguage.ASSESSOR),
          "Rows of '%s' are told apart by %s, so an assessor may judge the same thing twice"
              .formatted(dataset.get().id(), String.join(" and ", others)),
          "Let partner, assessor, criterion and day be the dataset's key");
    }
  }

  private void error(Key<?> key, String code, String message, String hint) {
    issues.error(code, written.at(key), message, hint);
    sound = false;
  }
}
