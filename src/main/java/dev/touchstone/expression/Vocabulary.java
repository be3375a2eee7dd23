package dev.touchstone.expression;

import dev.touchstone.expression.Expr.Call;
import dev.touchstone.shared.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Every word of the language, and hints for words of SQL that are not in it. The functions listed
 * here are the whole allow-list: no other name ever reaches an engine.
 */
final class Vocabulary {
  static final String FORBIDDEN = "Expressions can only use rows of their own dataset.";

  /** Words that cannot be names. */
  static final Set<String> RESERVED =
      Set.of(
          "and", "between", "case", "else", "end", "false", "in", "is", "not", "null", "or",
          "select", "then", "true", "when");

  private static final Set<String> RESERVED_VALUES = Set.of("case", "false", "not", "null", "true");

  static final List<String> AGGREGATES =
      List.of("count", "sum", "avg", "min", "max", "median", "quantile");

  private static final Map<String, Call.Function> ROW_FUNCTIONS = rowFunctions();

  /** Reach beyond a row: files, the network, settings, the clock of the server. */
  private static final Pattern REACHES_OUT =
      Pattern.compile(
          "(read|write|scan|pg|duckdb|parquet|pragma|sqlite|postgres|mysql|iceberg|delta|http|st"
              + "|system|lo|dblink|xp|sp|sys|file)_\\w*"
              + "|\\w+_(scan|attach|query|metadata)|glob|getenv|getvariable|query|query_table"
              + "|current_setting|set_config|sniff_csv|nextval|currval|sleep|benchmark|load_file"
              + "|system|shell|exec|execute|eval|which_secret|"
              + String.join("|", statements()));

  private static final Map<String, String> INSTEAD =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("mean", "Use avg(x)."),
              Map.entry("average", "Use avg(x)."),
              Map.entry("total", "Use sum(x)."),
              Map.entry("percentile", "Use quantile(x, 0.9)."),
              Map.entry("percentile_cont", "Use quantile(x, 0.9)."),
              Map.entry("percentile_disc", "Use quantile(x, 0.9)."),
              Map.entry("quantile_cont", "Use quantile(x, 0.9)."),
              Map.entry("approx_percentile", "Use quantile(x, 0.9)."),
              Map.entry("approx_count_distinct", "Use count(distinct x)."),
              Map.entry("count_distinct", "Use count(distinct x)."),
              Map.entry("countif", "Use count(*) filter (where ..)."),
              Map.entry("count_if", "Use count(*) filter (where ..)."),
              Map.entry("sumif", "Use sum(x) filter (where ..)."),
              Map.entry("sum_if", "Use sum(x) filter (where ..)."),
              Map.entry("ifnull", "Use coalesce(x, y)."),
              Map.entry("nvl", "Use coalesce(x, y)."),
              Map.entry("isnull", "Use x is null, or coalesce(x, y)."),
              Map.entry("if", "Use case when .. then .. else .. end."),
              Map.entry("iif", "Use case when .. then .. else .. end."),
              Map.entry("datediff", "Use days_between(from, to)."),
              Map.entry("date_diff", "Use days_between(from, to)."),
              Map.entry("dateadd", "Compare with days_between(from, to)."),
              Map.entry("date_add", "Compare with days_between(from, to)."),
              Map.entry("date_trunc", "Use year(d) and month(d)."),
              Map.entry("to_date", "Write date '2026-01-31'."),
              Map.entry("ceil", "Use round(x, digits)."),
              Map.entry("ceiling", "Use round(x, digits)."),
              Map.entry("floor", "Use round(x, digits)."),
              Map.entry("lag", "Use prior(expr): the window moved back by one period."),
              Map.entry("previous", "Use prior(expr): the window moved back by one period."),
              Map.entry("now", "Use period_end: a run gives the same answer on every day."),
              Map.entry("today", "Use period_end: a run gives the same answer on every day."),
              Map.entry(
                  "current_date", "Use period_end: a run gives the same answer on every day."),
              Map.entry(
                  "current_timestamp", "Use period_end: a run gives the same answer on every day."),
              Map.entry("random", "A run gives the same answer every time."),
              Map.entry("rand", "A run gives the same answer every time.")));

  private static final Map<String, String> UNSUPPORTED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("over", "Use prior(expr) for earlier periods; ranks come from the score."),
              Map.entry("within", "Use median(x) or quantile(x, 0.9)."),
              Map.entry(
                  "like", "Compare whole values with = or in (..), or map them when loading."),
              Map.entry(
                  "ilike", "Compare whole values with = or in (..), or map them when loading."),
              Map.entry("similar", "Compare whole values with = or in (..)."),
              Map.entry("regexp", "Compare whole values with = or in (..)."),
              Map.entry("rlike", "Compare whole values with = or in (..)."),
              Map.entry("select", "Name columns of the dataset; other datasets come in as inputs."),
              Map.entry("with", "Name columns of the dataset; other datasets come in as inputs."),
              Map.entry("from", "Name the dataset in the KPI's from: key."),
              Map.entry(
                  "where", "Use the KPI's where: key, or filter (where ..) behind an aggregate."),
              Map.entry("group", "Touchstone groups by partner and period itself."),
              Map.entry("having", "Touchstone groups by partner and period itself."),
              Map.entry("order", "Order never changes a measure."),
              Map.entry("limit", "Every row counts; use where: to leave some out."),
              Map.entry("union", "Other datasets come in as inputs."),
              Map.entry("join", "Other datasets come in as inputs."),
              Map.entry("exists", "Other datasets come in as inputs."),
              Map.entry("cast", "A column has the type its dataset gives it."),
              Map.entry("try_cast", "A column has the type its dataset gives it."),
              Map.entry("extract", "Use year(d) or month(d)."),
              Map.entry("interval", "Use days_between(from, to)."),
              Map.entry("timestamp", "There are only days: date '2026-01-31'."),
              Map.entry("time", "There are only days: date '2026-01-31'."),
              Map.entry("mod", "There is no remainder; divide with /."),
              Map.entry("div", "Use /, and round(x, digits) where needed."),
              Map.entry("xor", "Use and, or, not."),
              Map.entry("as", "An expression has no name of its own.")));

  private Vocabulary() {}

  private static Map<String, Call.Function> rowFunctions() {
    var functions = new TreeMap<String, Call.Function>();
    for (var function : Call.Function.values()) {
      functions.put(name(function), function);
    }
    return functions;
  }

  /** Whether a value can begin with this word. */
  static boolean canStartValue(String word) {
    return !RESERVED.contains(word) || RESERVED_VALUES.contains(word);
  }

  static String name(Call.Function function) {
    return function.name().toLowerCase(Locale.ROOT);
  }

  static boolean isRowFunction(String word) {
    return ROW_FUNCTIONS.containsKey(word);
  }

  static Call.Function rowFunction(String word) {
    var function = ROW_FUNCTIONS.get(word);
    if (function == null) {
      throw new IllegalArgumentException(word);
    }
    return function;
  }

  static boolean isAggregate(String word) {
    return AGGREGATES.contains(word);
  }

  /** Whether calling or saying it would reach beyond the rows of the dataset. */
  static boolean isForbidden(String word) {
    return REACHES_OUT.matcher(word).matches();
  }

  /** Verbs of SQL, when something follows them that could be their object. */
  static boolean isStatement(String word) {
    return statements().contains(word);
  }

  static boolean isUnsupported(String word) {
    return UNSUPPORTED.containsKey(word);
  }

  static String insteadOf(String word) {
    return UNSUPPORTED.getOrDefault(word, "Take it out.");
  }

  static String functionHint(String word) {
    var instead = INSTEAD.get(word);
    if (instead != null) {
      return instead;
    }
    var all = new ArrayList<>(AGGREGATES);
    all.addAll(ROW_FUNCTIONS.keySet());
    all.add("prior");
    var known = "There are " + String.join(", ", all) + ".";
    return Spelling.guess(word, all).map(guess -> guess + " " + known).orElse(known);
  }

  private static List<String> statements() {
    return List.of(
        "alter", "attach", "call", "copy", "create", "delete", "detach", "drop", "export", "grant",
        "import", "insert", "install", "load", "merge", "pragma", "reset", "revoke", "set",
        "update", "use", "vacuum");
  }
}
