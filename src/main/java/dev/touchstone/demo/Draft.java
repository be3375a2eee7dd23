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
record Draft(
    String name,
    Kind kind,
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

  static Draft named(String name, Kind kind, Country country) {
    return new Draft(name, kind, country, MIDDLE, ESTABLISHED, 0, LONG_AGO, t -> t);
  }

  Draft who(String segment, String maturity) {
    return new Draft(name, kind, country, segment, maturity, parent, joinedOn, twist);
  }

  Draft ownedBy(int parent) {
    return new Draft(name, kind, country, segment, maturity, parent, joinedOn, twist);
  }

  Draft since(LocalDate joinedOn) {
    return new Draft(name, kind, country, segment, maturity, parent, joinedOn, twist);
  }

  Draft like(UnaryOperator<Traits> twist) {
    return new Draft(name, kind, country, segment, maturity, parent, joinedOn, twist);
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
