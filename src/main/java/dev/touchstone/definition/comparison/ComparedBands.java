package dev.touchstone.definition.comparison;

import dev.touchstone.definition.comparison.Differences.Line;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.language.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a change of bands does to scores that stay as they are. */
final class ComparedBands {
  private final Map<String, BigDecimal> before;
  private final Map<String, BigDecimal> after;

  ComparedBands(Node.Mapping before, Node.Mapping after) {
    this.before = bounds(before);
    this.after = bounds(after);
  }

  private static Map<String, BigDecimal> bounds(Node.Mapping bands) {
    var bounds = new TreeMap<String, BigDecimal>();
    for (var entry : bands.entries()) {
      try {
        bounds.put(entry.name(), new BigDecimal(Comparison.text(entry.value())));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("A band without a number was read", e);
      }
    }
    return bounds;
  }

  List<Line> lines(ComparedPlace place) {
    var lines = new ArrayList<Line>();
    var names = new java.util.TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (var band : names) {
      var was = before.get(band);
      var is = after.get(band);
      if (was != null && is != null && was.compareTo(is) != 0) {
        lines.add(place.line(band, moved(band, was, is), plain(was), plain(is)));
      } else if (was == null && is != null) {
        lines.add(place.line(band, arrived(band, is), "", plain(is)));
      } else if (was != null && is == null) {
        lines.add(place.line(band, gone(band, was), plain(was), ""));
      }
    }
    return lines;
  }

  private String moved(String band, BigDecimal was, BigDecimal is) {
    boolean up = is.compareTo(was) > 0;
    var low = up ? was : is;
    return "Band %s now starts at %s (was %s): partners between %s and %s %s %s"
        .formatted(
            words(band),
            plain(is),
            plain(was),
            plain(low),
            plain(up ? is : was),
            up ? "fall to" : "rise to",
            bandAt(after, low));
  }

  private String arrived(String band, BigDecimal is) {
    var former = bandAt(before, is);
    for (var other : before.entrySet()) {
      if (other.getValue().compareTo(is) == 0 && !after.containsKey(other.getKey())) {
        return "Band %s is now called %s".formatted(words(other.getKey()), words(band));
      }
    }
    return "Band %s is new and starts at %s: partners from there on were %s or better"
        .formatted(words(band), plain(is), former);
  }

  private String gone(String band, BigDecimal was) {
    return "Band %s is gone: partners from %s on are now %s"
        .formatted(words(band), plain(was), bandAt(after, was) + " or better");
  }

  private static String bandAt(Map<String, BigDecimal> bands, BigDecimal score) {
    return bands.entrySet().stream()
        .filter(band -> band.getValue().compareTo(score) <= 0)
        .max(Map.Entry.comparingByValue())
        .map(band -> words(band.getKey()))
        .orElse("below every band");
  }

  private static String words(String band) {
    return band.replace('-', ' ');
  }

  private static String plain(BigDecimal number) {
    return Numbers.spelled(number);
  }
}
