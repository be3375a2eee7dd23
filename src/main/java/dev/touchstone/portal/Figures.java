package dev.touchstone.portal;

import dev.touchstone.score.explanation.Explanation.Weighed;
import dev.touchstone.shared.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Numbers and days as people read them: grouped, with their unit, with a true minus sign. */
final class Figures {
  static final String NONE = "–";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);

  private Figures() {}

  /** With exactly so many digits after the point. */
  static String fixed(double number, int digits) {
    return Double.isNaN(number) ? NONE : fixed(BigDecimal.valueOf(number), digits);
  }

  static String fixed(BigDecimal number, int digits) {
    return format(number.setScale(digits, RoundingMode.HALF_UP), digits, digits);
  }

  /** With up to so many digits after the point. */
  static String plain(BigDecimal number, int most) {
    return format(number.setScale(most, RoundingMode.HALF_UP), 0, most);
  }

  /** With its sign, also where it is a plus. */
  static String signed(BigDecimal number, int digits) {
    var rounded = number.setScale(digits, RoundingMode.HALF_UP);
    return rounded.signum() > 0
        ? "+" + fixed(rounded, digits)
        : rounded.signum() == 0 ? "±" + fixed(rounded.abs(), digits) : fixed(rounded, digits);
  }

  /** {@code 14 % + 9.33 % from two left-out KPIs}; the declared share alone where nothing came. */
  static String share(Weighed weighed) {
    var declared = BigDecimal.valueOf(weighed.share());
    var gained = BigDecimal.valueOf(weighed.effectiveWeight() - weighed.share());
    return weighed.leftOut() == 0 || gained.abs().doubleValue() < 0.005
        ? plain(BigDecimal.valueOf(weighed.effectiveWeight()), 2) + " %"
        : "%s %% + %s %% from %s left-out %s"
            .formatted(
                plain(declared, 2),
                plain(gained, 2),
                inWords(weighed.leftOut()),
                weighed.leftOut() == 1 ? "KPI" : "KPIs");
  }

  private static String inWords(int number) {
    var words =
        List.of("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    return number < words.size() ? words.get(number) : whole(number);
  }

  /** A share of 0..1 as a whole percentage; 100 and 0 only where it is all or nothing. */
  static String share(double share) {
    var percent = BigDecimal.valueOf(share * 100);
    var whole = percent.setScale(0, RoundingMode.HALF_UP).intValue();
    boolean all = share >= 1 || whole < 100;
    return (all ? Math.max(whole, share > 0 ? 1 : 0) : 99) + " %";
  }

  /** A KPI's value in its unit. */
  static String value(double value, Unit unit, String currency) {
    var exact = BigDecimal.valueOf(value);
    return switch (unit) {
      case MONEY -> money(exact, currency);
      case PERCENT -> plain(exact.movePointRight(2), 2) + " %";
      case DAYS ->
          plain(exact, 2) + (exact.abs().compareTo(BigDecimal.ONE) == 0 ? " day" : " days");
      case COUNT, RATIO, POINTS -> plain(exact, 4);
    };
  }

  /** The same on so many digits as the KPI has; money without cents where it is large. */
  static String value(double value, Unit unit, String currency, int precision) {
    var exact = BigDecimal.valueOf(value);
    return switch (unit) {
      case MONEY -> money(exact, currency);
      case PERCENT -> plain(exact.movePointRight(2), Math.max(0, precision - 2)) + " %";
      case DAYS ->
          plain(exact, precision) + (exact.abs().compareTo(BigDecimal.ONE) == 0 ? " day" : " days");
      case COUNT, RATIO, POINTS -> plain(exact, precision);
    };
  }

  /** All digits there are, for whoever wants to calculate. */
  static String exact(BigDecimal number) {
    return plain(number, Math.max(0, number.stripTrailingZeros().scale()));
  }

  /** A number behind a value, as far as people read it. */
  static String readable(BigDecimal number) {
    return plain(number, number.abs().compareTo(BigDecimal.ONE) < 0 ? 4 : 2);
  }

  private static String money(BigDecimal amount, String currency) {
    boolean large = amount.abs().compareTo(BigDecimal.valueOf(1_000)) >= 0;
    var text = large ? fixed(amount.abs(), 0) : fixed(amount.abs(), 2);
    return (amount.signum() < 0 ? "−" : "") + symbol(currency) + text;
  }

  private static String symbol(String currency) {
    try {
      var symbol = Currency.getInstance(currency).getSymbol(Locale.US);
      return symbol.length() > 1 && symbol.equals(currency) ? symbol + " " : symbol;
    } catch (IllegalArgumentException _) {
      return currency + " ";
    }
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  static String day(Instant moment) {
    return DAY.format(moment.atZone(ZoneOffset.UTC));
  }

  static String moment(Instant moment) {
    return MOMENT.format(moment.atZone(ZoneOffset.UTC));
  }

  static String count(long count, String one, String many) {
    return format(BigDecimal.valueOf(count), 0, 0) + " " + (count == 1 ? one : many);
  }

  static String whole(long number) {
    return format(BigDecimal.valueOf(number), 0, 0);
  }

  private static String format(BigDecimal number, int least, int most) {
    var symbols = DecimalFormatSymbols.getInstance(Locale.ENGLISH);
    symbols.setMinusSign('−');
    var format = new DecimalFormat("#,##0", symbols);
    format.setMinimumFractionDigits(least);
    format.setMaximumFractionDigits(most);
    return format.format(number);
  }
}
