package dev.touchstone.demo;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invents company names; no name is given twice. */
final class DemoNames {
  private static final Map<Region, List<String>> STEMS = new EnumMap<>(Region.class);

  static {
    stems(
        Region.NORTH_AMERICA,
        "Cedarline, Ironbridge, Prairie Wind, Copperleaf, Tall Pine, Redhawk, Lakeshore, Juniper,"
            + " Granite Bay, Silverbirch, Stonegate, Clearbrook, Windrow, Harborline, Meadowlark,"
            + " Foxglove, Bison Creek, Two Rivers, Northlight, Maple Run, Sagebrush, Kingfisher,"
            + " Old Mill, Painted Rock");
    stems(
        Region.LATIN_AMERICA,
        "Quetzal, Jacaranda, Pampero, Cordillera, Araucaria, Caribe Azul, Lunaverde, Río Claro,"
            + " Guayaba, Altiplano, Sierra Alta, Tucanare, Yerba Alta, Costa Brisa, Ipê Amarelo,"
            + " Cenote");
    stems(
        Region.EUROPE,
        "Nordwall, Lindenhof, Ardenne, Kestrelmoor, Montclair, Steinbach, Rosmarin, Zilverberg,"
            + " Aquitan, Tramontana, Waldmark, Belvoir, Lumière, Morgenrot, Olivarde, Glenmorrow,"
            + " Harrowfield, Brückner, Vidal y Mar, Polderzicht, Campanile, Edelweg, Bellerive,"
            + " Thornbury");
    stems(
        Region.MIDDLE_EAST_AFRICA,
        "Baobab, Acacia Point, Dunefield, Savannah Line, Kilele, Oryx Bay, Zafaran, Karibu,"
            + " Sandrose, Amber Gulf, Ndovu, Palm Court, Msasa, Jabal");
    stems(
        Region.ASIA_PACIFIC,
        "Sakuragi, Monsoon, Kookaburra, Banyan, Lotusfield, Hinode, Peacock Bay, Coral Coast,"
            + " Tsubame, Saffron Hill, Indus Point, Bamboo Gate, Jarrah, Kitayama, Deccan,"
            + " Frangipani");
  }

  private final Map<String, Integer> given = new HashMap<>();

  private static void stems(Region region, String stems) {
    STEMS.put(region, List.of(stems.split(", ")));
  }

  /** The next name for a company of this type in this country. */
  String next(DemoKind kind, Country country) {
    var stems = STEMS.getOrDefault(country.region(), List.of());
    int number = given.merge(country.region() + "/" + kind, 1, Integer::sum) - 1;
    int stem = (number + 5 * kind.ordinal()) % stems.size();
    int round = number / stems.size();
    int endings = kind.endings().size();
    var name = stems.get(stem) + " " + kind.endings().get((stem + round) % endings);
    int again = round / endings;
    if (again == 0) {
      return name;
    }
    var cities = country.cities();
    int district = (again - 1) / cities.size();
    return name
        + " "
        + cities.get((again - 1) % cities.size())
        + (district == 0 ? "" : " " + country.code() + district);
  }
}
