package dev.touchstone.definition.language;

import static dev.touchstone.definition.language.Leaf.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Values that carry their unit: {@code 3 days}, {@code 50 %}, {@code 4 quarters}. */
public final class Units {
  private static final Pattern COUNTED = Pattern.compile("(\\d{1,6}) +([a-z]+?)(s?)");
  private static final Pattern PERCENT_SIGN = Pattern.compile("(\\S+?) *%");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** A share as a fraction: 50 % is 0.5. */
  public static final Leaf<BigDecimal> PERCENT =
      Leaf.of(
          "a share in percent",
          "50 %",
          scalar -> {
            var found = PERCENT_SIGN.matcher(scalar.text());
            if (!found.matches()) {
              throw Leaf.unfit(scalar, "a share in percent", "Write the unit: 50 %");
            }
            var value = Numbers.decimal(found.group(1), scalar, "a share in percent");
            if (value.signum() < 0) {
              throw Leaf.unfit(scalar, "a share of at least 0 %", "");
            }
            return value.movePointLeft(2);
          },
          share -> Numbers.spelled(share.multiply(HUNDRED)) + " %",
          json("type", "string", "pattern", "^[0-9]+(\\.[0-9]+)? *%$"));

  public static final Leaf<Integer> DAYS = count("days", 1, "day");
  public static final Leaf<Integer> ROWS = count("rows", 1, "row");
  public static final Leaf<Integer> PERIODS = count("periods", 1, "period");

  /** How long something lasts, in whatever unit people say it. */
  public static final Leaf<String> SPAN =
      Leaf.of(
          "a length of time",
          "3 days",
          scalar -> {
            var c =
                counted(
                    scalar, "a length of time", List.of("day", "week", "month", "quarter", "year"));
            return plural(c.count, c.unit);
          },
          span -> span,
          json("type", "string", "pattern", "^[0-9]+ +(day|week|month|quarter|year)s?$"));

  public static final Leaf<Window> WINDOW =
      Leaf.of(
          "a window",
          "4 quarters",
          scalar -> {
            if (scalar.text().equals("all time")) {
              return new Window.AllTime();
            }
            var c = counted(scalar, "a window", List.of("period", "month", "quarter", "year"));
            return switch (c.unit) {
              case "month" -> new Window.Months(c.count);
              case "quarter" -> new Window.Months(3 * c.count);
              case "year" -> new Window.Months(12 * c.count);
              default -> new Window.Periods(c.count);
            };
          },
          Window::words,
          json("type", "string", "pattern", "^(all time|[0-9]+ +(period|month|quarter|year)s?)$"));

  private Units() {}

  /** How far back the rows of an input go. */
  public sealed interface Window {
    record AllTime() implements Window {}

    record Periods(int count) implements Window {}

    record Months(int count) implements Window {}

    default String words() {
      return switch (this) {
        case AllTime all -> "all time";
        case Periods periods -> plural(periods.count(), "period");
        case Months m when m.count() % 12 == 0 -> plural(m.count() / 12, "year");
        case Months m when m.count() % 3 == 0 -> plural(m.count() / 3, "quarter");
        case Months m -> plural(m.count(), "month");
      };
    }
  }

  private record Counted(int count, String unit) {}

  public static Leaf<Integer> count(String units, int least, String unit) {
    var words = "a number of " + units;
    return Leaf.of(
        words,
        "10 " + units,
        scalar -> {
          int count = counted(scalar, words, unit);
          if (count < least) {
            throw Leaf.unfit(scalar, words + " from " + least, "");
          }
          return count;
        },
        count -> plural(count, unit),
        json("type", "string", "pattern", "^[0-9]+ +" + unit + "s?$"));
  }

  /** Whether a text is meant as a share in percent, right or wrong. */
  public static boolean inPercent(Node.Scalar scalar) {
    return PERCENT_SIGN.matcher(scalar.text()).matches();
  }

  /** A whole number above zero with the unit, which may stand in the plural. */
  public static int counted(Node.Scalar scalar, String words, String unit) throws Unfit {
    return counted(scalar, words, List.of(unit)).count;
  }

  private static Counted counted(Node.Scalar scalar, String words, List<String> units)
      throws Unfit {
    var found = COUNTED.matcher(scalar.text());
    if (found.matches() && units.contains(found.group(2))) {
      int count = Integer.parseInt(found.group(1));
      if (count > 0) {
        return new Counted(count, found.group(2));
      }
    }
    var known = String.join(", ", units.stream().map(unit -> unit + "s").toList());
    throw Leaf.unfit(scalar, words, "Write a whole number above zero and a unit: " + known);
  }

  public static String plural(int count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
