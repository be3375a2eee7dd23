package dev.touchstone.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * All partners of a world: the named ones first, then as many ordinary ones as its size asks for.
 */
final class Cast {
  private Cast() {}

  static List<Partner> of(Size size, DemoChance chance) {
    var cast = new ArrayList<Partner>();
    Stories.all().forEach(story -> cast.add(story.partner()));
    var names = new DemoNames();
    while (cast.size() < size.partners()) {
      int number = cast.size() + 1;
      cast.add(ordinary(number, chance.of("partner", number), names, cast, size.activity()));
    }
    return List.copyOf(cast);
  }

  private static Partner ordinary(
      int number, DemoChance chance, DemoNames names, List<Partner> before, double activity) {
    var region = region(chance.even("region"));
    var kind = kind(chance.even("kind"));
    var country = chance.pick("country", Country.of(region));
    var segment = segment(chance.even("segment"));
    var maturity = maturity(chance.even("maturity"));
    return new Partner(
        number,
        names.next(kind, country),
        kind,
        country,
        segment,
        maturity,
        chance.happens("owned", 0.09) ? owner(before, region) : 0,
        joined(maturity, chance),
        Characters.of(kind, segment, maturity, chance, activity));
  }

  /** The nearest large partner of the region that nobody owns; 0 if there is none. */
  private static int owner(List<Partner> before, Region region) {
    return before.stream()
        .skip(Stories.all().size())
        .filter(partner -> partner.country().region() == region)
        .filter(partner -> partner.segment().equals("enterprise") && partner.parent() == 0)
        .mapToInt(Partner::number)
        .max()
        .orElse(0);
  }

  private static Region region(double at) {
    double share = 0;
    for (var region : Region.values()) {
      share += region.share();
      if (at < share) {
        return region;
      }
    }
    return Region.ASIA_PACIFIC;
  }

  private static DemoKind kind(double at) {
    double share = 0;
    for (var kind : DemoKind.values()) {
      share += kind.share();
      if (at < share) {
        return kind;
      }
    }
    return DemoKind.REFERRAL;
  }

  private static String segment(double at) {
    return at < 0.25 ? "enterprise" : at < 0.70 ? "mid-market" : "small-business";
  }

  private static String maturity(double at) {
    return at < 0.15 ? "new" : at < 0.50 ? "growing" : "established";
  }

  private static LocalDate joined(String maturity, DemoChance chance) {
    return switch (maturity) {
      case "new" -> Quarters.START.plusDays(chance.below("joined", 690));
      case "growing" -> LocalDate.of(2021, 2, 1).plusDays(chance.below("joined", 1250));
      case String other -> LocalDate.of(2009, 2, 1).plusDays(chance.below("joined", 4300));
    };
  }
}
