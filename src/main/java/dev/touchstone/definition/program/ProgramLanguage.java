package dev.touchstone.definition.program;

import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.Key;
import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Leaf;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Numbers;
import dev.touchstone.definition.language.Shape.Choice;
import dev.touchstone.definition.language.Shape.ListOf;
import dev.touchstone.definition.language.Shape.MapOf;
import dev.touchstone.definition.language.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The keys of a {@code program} document. */
final class ProgramLanguage {
  static final Key.Required<String> PROGRAM =
      Key.required("program", Values.ID, "The id of the program; a workspace has exactly one.");
  static final Key.Optional<String> TITLE =
      Key.of("title", Values.TEXT, "What people call it; made from the id if left out.");
  static final Key.Required<String> CURRENCY =
      Key.required(
          "currency", Values.CURRENCY, "The ISO 4217 currency all amounts are converted to.");

  static final Key.Required<Named<BigDecimal>> FIXED =
      Key.required(
          "fixed",
          new MapOf<>(Values.CURRENCY, Numbers.ABOVE_ZERO, MapOf.Order.BY_NAME),
          "Units of the program's currency for one unit of each other currency, the same on every"
              + " day.");
  static final Key.Required<String> RATES_DATASET =
      Key.required("dataset", Values.ID, "The dataset with one rate per currency and day.");
  static final Key.Defaulted<String> RATES_CURRENCY =
      Key.of("currency", Values.COLUMN_NAME, "Its column with the currency.").otherwise("currency");
  static final Key.Defaulted<String> RATES_DAY =
      Key.of("day", Values.COLUMN_NAME, "Its column with the day.").otherwise("day");
  static final Key.Defaulted<String> RATES_RATE =
      Key.of(
              "rate",
              Values.COLUMN_NAME,
              "Its column with the rate: program currency for one unit of the other.")
          .otherwise("rate");
  static final Keys FIXED_RATES =
      Keys.of("fixed-rates", "One rate per currency for the whole program.", FIXED).knownBy(FIXED);
  static final Keys DATED_RATES =
      Keys.of(
              "dated-rates",
              "The rate of the event's day, or of the latest earlier day that has one.",
              RATES_DATASET,
              RATES_CURRENCY,
              RATES_DAY,
              RATES_RATE)
          .knownBy(RATES_DATASET);
  static final Key.Optional<Fields> RATES =
      Key.of(
          "rates",
          new Choice<>(
              "rates",
              "{dataset: fx-rates} or {fixed: {EUR: 1.08}}",
              List.of(DATED_RATES, FIXED_RATES)),
          "How other currencies become the program's; left out where there is only one currency.");

  static final Key.Defaulted<ZoneId> ZONE =
      Key.of("zone", Values.ZONE, "The time zone days are counted in.").otherwise("UTC");
  static final Key.Defaulted<Month> YEAR_STARTS =
      Key.of("year-starts", Values.MONTH, "The month in which the fiscal year starts.")
          .otherwise("january");
  static final Key.Required<LocalDate> FIRST_DAY =
      Key.required("year-starts", Values.DAY, "The first day of any one fiscal year.");
  static final Key.Required<String> WEEKS =
      Key.required(
          "weeks",
          Leaf.words(Map.of("4-4-5", "4-4-5")),
          "Months of 4, 4 and 5 weeks, years of 52 weeks.");
  static final Key.Required<List<LocalDate>> QUARTERS =
      Key.required(
          "quarters",
          new ListOf<>(Values.DAY, false, 2),
          "The first days of quarters, ascending; the last one ends the last quarter.");
  static final Keys MONTHLY =
      Keys.of(
          "monthly-calendar", "Calendar months; quarters are three of them.", YEAR_STARTS, ZONE);
  static final Keys RETAIL =
      Keys.of("retail-calendar", "Quarters of 4, 4 and 5 weeks.", WEEKS, FIRST_DAY, ZONE)
          .knownBy(WEEKS);
  static final Keys LISTED =
      Keys.of("listed-calendar", "Quarters that follow no rule.", QUARTERS, ZONE).knownBy(QUARTERS);
  static final Key.Defaulted<FiscalCalendar> CALENDAR =
      Key.<FiscalCalendar>of(
              "calendar",
              new Choice<>(
                  "a calendar",
                  "{year-starts: february}",
                  List.of(
                      RETAIL.as(
                          keys ->
                              new FiscalCalendar.FourFourFive(keys.get(FIRST_DAY), keys.get(ZONE))),
                      LISTED.as(ProgramLanguage::listed),
                      MONTHLY.as(
                          keys ->
                              new FiscalCalendar.Monthly(keys.get(YEAR_STARTS), keys.get(ZONE))))),
              "How time is cut into fiscal periods.")
          .otherwise("{year-starts: january}");

  static final Key.Defaulted<String> PARTNERS =
      Key.of("partners", Values.ID, "The dataset with one row per partner.").otherwise("partners");
  static final Key.Optional<List<String>> PARTNER_TYPES =
      Key.of("partner-types", new ListOf<>(Values.ID, false, 1), "The kinds of partner there are.");
  static final Key.Optional<List<String>> TIERS =
      Key.of("tiers", new ListOf<>(Values.ID, false, 1), "Tiers, lowest first.");
  static final Key.Optional<Named<String>> THEMES =
      Key.of(
          "themes",
          new MapOf<>(Values.ID, Values.TEXT, MapOf.Order.BY_NAME),
          "Strategic themes, each a sentence.");
  static final Key.Required<String> BELIEF =
      Key.required("belief", Values.TEXT, "What is believed about partners or markets.");
  static final Key.Optional<LocalDate> REVIEW =
      Key.of("review", Values.DAY, "The day on which the belief is compared with what happened.");
  static final Key.Optional<Named<Fields>> ASSUMPTIONS =
      Key.of(
          "assumptions",
          new MapOf<>(
              Values.ID,
              Keys.of("assumption", "A belief and when it is checked.", BELIEF, REVIEW),
              MapOf.Order.BY_NAME),
          "What the program believes and will check.");

  static final Keys DOCUMENT =
      Keys.of(
          "program",
          "The frame all scorecards of a vendor share: money, time, partners.",
          PROGRAM,
          TITLE,
          CURRENCY,
          RATES,
          CALENDAR,
          PARTNERS,
          PARTNER_TYPES,
          TIERS,
          THEMES,
          ASSUMPTIONS);

  private ProgramLanguage() {}

  private static FiscalCalendar listed(Fields keys) {
    var starts = keys.get(QUARTERS);
    for (int i = 1; i < starts.size(); i++) {
      if (!starts.get(i - 1).isBefore(starts.get(i))) {
        keys.issues()
            .error(
                "quarters-not-ascending",
                keys.at(QUARTERS),
                "%s does not come after %s".formatted(starts.get(i), starts.get(i - 1)),
                "List the first days of the quarters in their order, each once");
      }
    }
    return new FiscalCalendar.Listed(starts, keys.get(ZONE));
  }
}
