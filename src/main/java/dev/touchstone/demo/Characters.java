package dev.touchstone.demo;

import java.util.EnumMap;
import java.util.Map;

/** What partners of a type are usually like, and how single ones differ from that. */
final class Characters {
  private static final String NUMBERS =
      """
      trait           reseller distributor msp integrator alliance referral
      DEALS                 22          44  14         12        5        5
      DEAL_USD           14000       21000 9000     62000    95000    11000
      DEAL_SPREAD          0.8         0.7 0.7        0.9      0.9      0.7
      WIN_RATE            0.42        0.55 0.46       0.38     0.35     0.44
      CYCLE_DAYS            38          21  45         74       96       33
      DISCOUNT            0.11        0.15 0.08       0.09     0.06     0.04
      MARGIN              0.19        0.11 0.31       0.25     0.34     0.28
      NEW_CUSTOMERS       0.28        0.14 0.24       0.33     0.55     0.74
      REGISTERED          0.72        0.45 0.66       0.78     0.60     0.50
      RETROACTIVE         0.10        0.16 0.09       0.07     0.08     0.05
      PULLED_IN           0.06        0.10 0.03       0.05     0.03     0.02
      LEADS                 22          14  20         12       12       38
      ACCEPTED            0.74        0.60 0.78       0.82     0.70     0.88
      RESPONSE_DAYS        2.6         3.6 2.0        3.0      3.4      1.8
      QUALIFIED           0.42        0.34 0.45       0.48     0.40     0.46
      CONVERTED           0.30        0.26 0.34       0.30     0.24     0.35
      PEOPLE                 9          14  11         18        8        3
      COURSES             0.55        0.40 0.65       0.70     0.35     0.15
      SURVEYS               10           8  12         10        5        4
      SATISFACTION        4.15        3.95 4.20       4.25     4.10     4.20
      TICKETS                8          12  14          7        3        1
      SLA_MET             0.91        0.88 0.94       0.92     0.90     0.90
      CLAIMS               1.1         1.6 0.8        0.7      0.8      0.3
      FUND_RETURN          5.5         4.0 6.0        7.0      6.0      5.0
      INITIATIVES            0           1   0          1        5        0
      ON_TIME             0.70        0.70 0.70       0.70     0.72     0.70
      REVIEWS              0.6         1.0 0.7        0.8      1.1      0.2
      EXECUTIVES          0.40        0.50 0.40       0.50     0.55     0.20
      METERED                0           0  12          2        1        0
      USAGE_GROWTH        0.03        0.03 0.03       0.03     0.04     0.03
      REPORT_DELAY          -1          -1  -1         -1       -1       -1
      SOURCED_LEADS        1.6         0.9 1.4        1.1      0.4      2.4
      LOSES_CUSTOMER        99          99  99         99       99       99
      SILENT_FROM           99          99  99         99       99       99
      """;
  private static final Map<DemoKind, Traits> USUAL = read();

  private Characters() {}

  static Traits usual(DemoKind kind) {
    var usual = USUAL.get(kind);
    if (usual == null) {
      throw new IllegalStateException("No numbers for " + kind);
    }
    return usual;
  }

  /** A partner of its own: larger or smaller, growing or not, better here and worse there. */
  static Traits of(
      DemoKind kind, String segment, String maturity, DemoChance chance, double activity) {
    double size = chance.around("size", 1, 0.75) * reach(segment);
    double growth = momentum(maturity) + 0.022 * chance.normal("growth");
    double skill = 0.6 * chance.normal("skill");
    return usual(kind)
        .with(Trait.GROWTH, growth)
        .times(Trait.DEALS, StrictMath.pow(size, 0.55) * activity)
        .times(Trait.DEAL_USD, StrictMath.pow(size, 0.45))
        .times(Trait.WIN_RATE, chance.around("win", StrictMath.exp(0.08 * skill), 0.12))
        .times(Trait.CYCLE_DAYS, chance.around("cycle", 1, 0.22))
        .times(Trait.DISCOUNT, chance.around("discount", 1, 0.3))
        .times(Trait.MARGIN, chance.around("margin", 1, 0.16))
        .times(Trait.NEW_CUSTOMERS, chance.around("new", 1, 0.2))
        .with(Trait.REGISTERED, share(usual(kind).get(Trait.REGISTERED), 0.5, chance, "reg"))
        .with(Trait.RETROACTIVE, share(usual(kind).get(Trait.RETROACTIVE), 0.6, chance, "retro"))
        .times(Trait.LEADS, chance.around("leads", StrictMath.pow(size, 0.4), 0.3) * activity)
        .with(Trait.ACCEPTED, share(usual(kind).get(Trait.ACCEPTED), 0.4, chance, "accept"))
        .times(Trait.RESPONSE_DAYS, chance.around("response", StrictMath.exp(-0.2 * skill), 0.4))
        .with(Trait.QUALIFIED, share(usual(kind).get(Trait.QUALIFIED), 0.3, chance, "qualify"))
        .times(Trait.PEOPLE, chance.around("people", StrictMath.pow(size, 0.5), 0.45))
        .times(Trait.COURSES, chance.around("courses", activity, 0.5))
        .times(Trait.SURVEYS, StrictMath.pow(size, 0.4) * activity)
        .with(
            Trait.SATISFACTION,
            Math.min(
                4.8, usual(kind).get(Trait.SATISFACTION) + 0.12 * skill + 0.2 * chance.normal("s")))
        .times(Trait.TICKETS, StrictMath.pow(size, 0.5) * activity)
        .with(Trait.SLA_MET, share(usual(kind).get(Trait.SLA_MET), 0.5, chance, "sla"))
        .times(Trait.CLAIMS, StrictMath.pow(size, 0.5))
        .times(Trait.FUND_RETURN, chance.around("fund", 1, 0.45))
        .times(Trait.INITIATIVES, chance.around("initiatives", 1, 0.3))
        .with(Trait.ON_TIME, share(usual(kind).get(Trait.ON_TIME), 0.7, chance, "on-time"))
        .times(Trait.REVIEWS, chance.around("reviews", 1, 0.4))
        .times(Trait.METERED, StrictMath.pow(size, 0.6) * activity)
        .with(Trait.USAGE_GROWTH, 0.02 + growth / 2)
        .with(Trait.REPORT_DELAY, -1.2 + 0.9 * chance.normal("delay"))
        .times(Trait.SOURCED_LEADS, chance.around("sourced", StrictMath.pow(size, 0.5), 0.6));
  }

  private static double reach(String segment) {
    return switch (segment) {
      case "enterprise" -> 2.1;
      case "mid-market" -> 1.0;
      case String other -> 0.5;
    };
  }

  private static double momentum(String maturity) {
    return switch (maturity) {
      case "new" -> 0.055;
      case "growing" -> 0.032;
      case String other -> 0.004;
    };
  }

  /** Moves a share up or down on the log-odds scale, so that it stays between 0 and 1. */
  private static double share(double usual, double spread, DemoChance chance, String what) {
    double odds = usual / (1 - usual) * StrictMath.exp(spread * chance.normal(what));
    return odds / (1 + odds);
  }

  private static Map<DemoKind, Traits> read() {
    var traits = new EnumMap<DemoKind, Map<Trait, Double>>(DemoKind.class);
    for (var kind : DemoKind.values()) {
      traits.put(kind, new EnumMap<>(Trait.class));
    }
    NUMBERS
        .lines()
        .skip(1)
        .map(line -> line.trim().split(" +"))
        .forEach(
            row ->
                traits.forEach(
                    (kind, values) ->
                        values.put(
                            Trait.valueOf(row[0]), Double.parseDouble(row[1 + kind.ordinal()]))));
    var usual = new EnumMap<DemoKind, Traits>(DemoKind.class);
    traits.forEach((kind, values) -> usual.put(kind, new Traits(values, java.util.List.of())));
    return usual;
  }
}
