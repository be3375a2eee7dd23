package dev.touchstone.demo;

import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A named partner before it has its number: what a story says nothing of is as with most.
 *
 * @param parent number of the partner that owns it; 0 for none
 * @param twist how it differs from what is usual for its kind
 */
record DemoDraft(
    String name,
    DemoKind kind,
    Country country,
    String segment,
    String maturity,
    int parent,
    LocalDate joinedOn,
    UnaryOperator<Traits> twist) {
  static final String LARGE = "enterprise";
  static final String MIDDLE = "mid-market";
  static final String SMALL = "small-business";
  static final String NEW = "new";
  static final String GROWING = "growing";
  static final String ESTABLISHED = "established";
  private static final LocalDate LONG_AGO = LocalDate.of(2017, 3, 13);

  static DemoDraft named(String name, DemoKind kind, Country country) {
    return new DemoDraft(name, kind, country, MIDDLE, ESTABLISHED, 0, LONG_AGO, t -> t);
  }

  DemoDraft who(String segment, String maturity) {
    return new DemoDraft(name, kind, country, segment, maturity, parent, joinedOn, twist);
  }

  DemoDraft ownedBy(int parent) {
    return new DemoDraft(name, kind, country, segment, maturity, parent, joinedOn, twist);
  }

  DemoDraft since(LocalDate joinedOn) {
    return new DemoDraft(name, kind, country, segment, maturity, parent, joinedOn, twist);
  }

  DemoDraft like(UnaryOperator<Traits> twist) {
    return new DemoDraft(name, kind, country, segment, maturity, parent, joinedOn, twist);
  }

  /** The story of whichever number it is given. */
  IntFunction<Story> story(String title, String tells, String look) {
    return number -> new Story(partner(number), title, tells, look);
  }

  private Partner partner(int number) {
    var traits = twist.apply(Characters.usual(kind));
    return new Partner(number, name, kind, country, segment, maturity, parent, joinedOn, traits);
  }
}
