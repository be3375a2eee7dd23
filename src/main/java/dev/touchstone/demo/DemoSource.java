package dev.touchstone.demo;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One system of the vendor and the way it writes a table.
 *
 * @param file below the data folder
 * @param header the system's own names for the table's columns, in order; empty for no header line
 * @param dates how days are written
 * @param germanNumbers {@code 1.234,50} instead of {@code 1234.50}
 * @param words the system's own words for some values, by column
 */
record DemoSource(
    DemoTable table,
    String file,
    char delimiter,
    Charset encoding,
    List<String> header,
    DateTimeFormatter dates,
    boolean germanNumbers,
    Map<String, Map<String, String>> words) {

  /**
   * A file as most systems write it: comma, header line, UTF-8, ISO dates.
   *
   * @param header the names with commas between them
   */
  static DemoSource csv(DemoTable table, String file, String header) {
    var names = List.of(header.split(", "));
    if (names.size() != table.columns().size()) {
      throw new IllegalArgumentException(file + " needs a name for each of " + table.columns());
    }
    return new DemoSource(
        table,
        file,
        ',',
        StandardCharsets.UTF_8,
        names,
        DateTimeFormatter.ISO_LOCAL_DATE,
        false,
        Map.of());
  }

  static DemoSource headless(DemoTable table, String file, char delimiter) {
    return new DemoSource(
        table,
        file,
        delimiter,
        StandardCharsets.UTF_8,
        List.of(),
        DateTimeFormatter.ISO_LOCAL_DATE,
        false,
        Map.of());
  }

  DemoSource dated(String pattern) {
    return new DemoSource(
        table,
        file,
        delimiter,
        encoding,
        header,
        DateTimeFormatter.ofPattern(pattern),
        germanNumbers,
        words);
  }

  DemoSource german() {
    return new DemoSource(
        table,
        file,
        ';',
        Charset.forName("windows-1252"),
        header,
        DateTimeFormatter.ofPattern("dd.MM.yyyy"),
        true,
        words);
  }

  /** Pairs of our word and the system's. */
  DemoSource words(String column, String... pairs) {
    var own = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      own.put(pairs[i], pairs[i + 1]);
    }
    var all = new HashMap<>(words);
    all.put(column, Map.copyOf(own));
    return new DemoSource(
        table, file, delimiter, encoding, header, dates, germanNumbers, Map.copyOf(all));
  }

  /** A row of the table as this system writes it. */
  List<String> write(Object... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> write(table.columns().get(i), values[i]))
        .toList();
  }

  private String write(String column, Object value) {
    var text =
        switch (value) {
          case LocalDate day -> dates.format(day);
          case BigDecimal number -> germanNumbers ? german(number) : number.toPlainString();
          default -> value.toString();
        };
    return words.getOrDefault(column, Map.of()).getOrDefault(text, text);
  }

  private static String german(BigDecimal number) {
    var plain = number.abs().toPlainString();
    int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    var whole = new StringBuilder(plain.substring(0, point));
    for (int i = whole.length() - 3; i > 0; i -= 3) {
      whole.insert(i, '.');
    }
    return (number.signum() < 0 ? "-" : "")
        + whole
        + (point < plain.length() ? "," + plain.substring(point + 1) : "");
  }
}
