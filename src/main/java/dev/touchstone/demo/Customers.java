package dev.touchstone.demo;

import java.util.List;

/** Invents the names of end customers, which stay beside the deals as context. */
final class Customers {
  private static final List<String> AMERICAS =
      List.of("Abbott Mill", "Fairlane", "Rosewater", "Delgado Hermanos", "Pinto & Leal", "Wexler");
  private static final List<String> EUROPE =
      List.of("Grünwald", "Söhnlein Ost", "Marchetti", "De Vries & Zonen", "Llorente", "Châtelin");
  private static final List<String> SOUTH =
      List.of("Al Noor", "Mbeki Road", "Wanjala", "Van Zyl", "Saad & Sons", "Adeyemi");
  private static final List<String> EAST =
      List.of("Matsuda", "Chandra", "Lim Brothers", "Okonogi", "Whitlock", "Banerjee");
  private static final List<String> TRADES =
      List.of(
          "Foods", "Clinics", "Freight", "Schools", "Textiles", "Insurance", "Energy", "Retail");

  private Customers() {}

  static String name(DemoChance chance, Region region) {
    var families =
        switch (region) {
          case NORTH_AMERICA, LATIN_AMERICA -> AMERICAS;
          case EUROPE -> EUROPE;
          case MIDDLE_EAST_AFRICA -> SOUTH;
          case ASIA_PACIFIC -> EAST;
        };
    return chance.pick("family", families) + " " + chance.pick("trade", TRADES);
  }
}
