package dev.touchstone.demo;

import java.time.LocalDate;

/**
 * One partner of Meridian Systems.
 *
 * @param number from 1; the id is made of it
 * @param segment {@code enterprise}, {@code mid-market} or {@code small-business}: whom it sells to
 * @param maturity {@code new}, {@code growing} or {@code established}
 * @param parent number of the company that owns it today; 0 for none
 */
record Partner(
    int number,
    String name,
    DemoKind kind,
    Country country,
    String segment,
    String maturity,
    int parent,
    LocalDate joinedOn,
    Traits traits) {

  String id() {
    return id(number);
  }

  static String id(int number) {
    return "P-%05d".formatted(number);
  }

  /** The tier its contract names; the demo world does not derive it from anything. */
  String tier() {
    if (maturity.equals("new")) {
      return "registered";
    }
    return switch (segment) {
      case "enterprise" -> maturity.equals("established") ? "platinum" : "gold";
      case "mid-market" -> maturity.equals("established") ? "gold" : "silver";
      case String other -> maturity.equals("established") ? "silver" : "registered";
    };
  }

  String channelManager() {
    var managers = country.region().managers();
    return managers.get(number % managers.size());
  }

  /** Whether it has rows about a day: it has joined and not fallen silent. */
  boolean activeOn(LocalDate day) {
    int silentFrom = (int) traits.get(Trait.SILENT_FROM);
    return Quarters.covers(day)
        && !day.isBefore(joinedOn)
        && (silentFrom > Quarters.LAST || day.isBefore(Quarters.get(silentFrom).from()));
  }

  /** Share of a quarter during which it is a partner, 0..1. */
  double presence(int quarter) {
    var period = Quarters.get(quarter);
    if (!period.from().isBefore(joinedOn)) {
      return 1;
    }
    if (!joinedOn.isBefore(period.to())) {
      return 0;
    }
    return (period.to().toEpochDay() - joinedOn.toEpochDay()) / (double) Quarters.days(quarter);
  }
}
