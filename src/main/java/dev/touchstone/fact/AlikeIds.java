package dev.touchstone.fact;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ids that differ only in what a person or another system is careless about. */
final class AlikeIds {
  /** A CRM's ids have 15 characters in which case counts, or 18 of which three check the case. */
  private static final int SHORT = 15;

  private static final int LONG = 18;

  private final Map<String, String> byForm = new HashMap<>();

  AlikeIds(List<String> listed) {
    for (var id : listed) {
      byForm.merge(form(id), id, (_, _) -> "");
      if (id.length() == LONG || id.length() == SHORT) {
        byForm.merge(shortForm(id), id, (one, other) -> one.equals(other) ? one : "");
      }
    }
  }

  /** The one listed id that is alike; empty where there is none or more than one. */
  String like(String id) {
    var alike = byForm.getOrDefault(form(id), "");
    return alike.isEmpty() && (id.length() == LONG || id.length() == SHORT)
        ? byForm.getOrDefault(shortForm(id), "")
        : alike;
  }

  private static String shortForm(String id) {
    return "15:" + id.substring(0, SHORT);
  }

  /** Without case, accents' encoding, blanks and signs, and zeros in front of numbers. */
  private static String form(String id) {
    var plain = Normalizer.normalize(id, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return plain.replaceAll("[^\\p{L}\\p{N}]", "").replaceAll("(?<!\\d)0+(?=\\d)", "");
  }
}
