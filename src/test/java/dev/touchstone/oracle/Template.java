package dev.touchstone.oracle;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A document in which a name stands wherever one oracle differs from another: {@code ${score.LPI}}.
 * What is not said for {@code score.LPI} is taken from {@code score}.
 */
record Template(String text, Map<String, String> values) {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

  /** With the values of a {@code .properties} file beside it. */
  Template with(String file) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(OracleWorkspace.text(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var all = new HashMap<>(values);
    properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    return new Template(text, all);
  }

  /** With lines such as {@code score=rank}. */
  Template saying(String... lines) {
    var all = new HashMap<>(values);
    for (var line : lines) {
      int end = line.indexOf('=');
      all.put(line.substring(0, end), line.substring(end + 1));
    }
    return new Template(text, all);
  }

  String document() {
    return PLACE.matcher(text).replaceAll(found -> value(found.group(1)));
  }

  private String value(String name) {
    var exact = values.get(name);
    if (exact != null) {
      return exact;
    }
    int dot = name.indexOf('.');
    var general = dot < 0 ? null : values.get(name.substring(0, dot));
    if (general == null) {
      throw new AssertionError("The template asks for " + name);
    }
    return general;
  }
}
