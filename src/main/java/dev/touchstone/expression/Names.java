package dev.touchstone.expression;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.expression.Expr.Bound;
import dev.touchstone.shared.Spelling;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the names in a formula can stand for. */
sealed interface Names {
  Optional<Expr> find(String name);

  /** What to say about a name that stands for nothing: code, message, hint. */
  Diagnosis unknown(String name);

  /**
   * @param days whether the days of a run are known
   */
  record OfDataset(Dataset dataset, boolean days) implements Names {
    @Override
    public Optional<Expr> find(String name) {
      var column = dataset.column(name);
      if (column.isPresent()) {
        return Optional.of(new Expr.ColumnRef(column.get(), type(column.get().type())));
      }
      return days ? day(name) : Optional.empty();
    }

    @Override
    public Diagnosis unknown(String name) {
      if (day(name).isPresent()) {
        return new Diagnosis(
            "unknown-column",
            name + " is not known here.",
            "A rule about rows holds at any time; compare columns with each other or with a date.");
      }
      var known = new ArrayList<String>();
      dataset.columns().forEach(column -> known.add(column.name()));
      if (days) {
        for (var day : Bound.Day.values()) {
          known.add(day.name().toLowerCase(Locale.ROOT));
        }
      }
      return new Diagnosis(
          "unknown-column",
          "The dataset " + dataset.id() + " has no column " + Faults.shown(name) + ".",
          Spelling.guess(name, known).orElse("It has: " + Spelling.listed(known) + "."));
    }

    private static Type type(ColumnType type) {
      return switch (type) {
        case ColumnType.Whole _ -> new Type.Number(0);
        case ColumnType.Decimal decimal -> new Type.Number(decimal.scale());
        case ColumnType.Money money -> new Type.Number(money.scale());
        case ColumnType.Day _ -> new Type.Day();
        case ColumnType.Bool _ -> new Type.Bool();
        case ColumnType.Text _, ColumnType.OneOf _, ColumnType.Partner _, ColumnType.Currency _ ->
            new Type.Text();
      };
    }
  }

  record OfInputs(Set<String> inputs) implements Names {
    @Override
    public Optional<Expr> find(String name) {
      return inputs.stream()
          .filter(name::equalsIgnoreCase)
          .findFirst()
          .<Expr>map(input -> new Expr.InputRef(input, new Type.Number(Scales.UNBOUNDED)))
          .or(() -> day(name));
    }

    @Override
    public Diagnosis unknown(String name) {
      var known = inputs.stream().sorted().toList();
      return new Diagnosis(
          "unknown-input",
          "This KPI has no input " + Faults.shown(name) + ".",
          Spelling.guess(name, known).orElse("It has: " + Spelling.listed(known) + "."));
    }
  }

  private static Optional<Expr> day(String name) {
    for (var day : Bound.Day.values()) {
      if (day.name().equalsIgnoreCase(name)) {
        return Optional.of(new Bound(day, new Type.Day()));
      }
    }
    return Optional.empty();
  }
}
