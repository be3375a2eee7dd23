package dev.touchstone.demo;

import dev.touchstone.demo.Told.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A partner of whom a story is told, and what a world knows of it. */
record Protagonist(String id, Told world) {
  static final Predicate<Row> WON = row -> row.text("stage").equals("won");
  static final Predicate<Row> CLOSED = row -> row.has("closed_on");

  static Protagonist named(String name, Told world) {
    return Stories.all().stream()
        .map(Story::partner)
        .filter(partner -> partner.name().equals(name))
        .map(partner -> new Protagonist(partner.id(), world))
        .findFirst()
        .orElseThrow();
  }

  Stream<Row> rows(DemoTable table) {
    return rows(table, row -> true);
  }

  Stream<Row> rows(DemoTable table, Predicate<Row> where) {
    return world.of(table, id, where);
  }

  long count(DemoTable table) {
    return count(table, row -> true);
  }

  long count(DemoTable table, Predicate<Row> where) {
    return rows(table, where).count();
  }

  /** What it won in a quarter, in its own currency. */
  BigDecimal won(int quarter) {
    return world.won(id, quarter);
  }

  double winRate() {
    return count(DemoTable.DEALS, WON) / (double) count(DemoTable.DEALS, CLOSED);
  }

  double mean(DemoTable table, String column) {
    return rows(table).mapToDouble(row -> row.number(column).doubleValue()).average().orElseThrow();
  }

  /** Deals won in the last four quarters. */
  long recent() {
    return won(Quarters.LAST - 3, Quarters.LAST);
  }

  /** Deals won in the four quarters before those. */
  long earlier() {
    return won(Quarters.LAST - 7, Quarters.LAST - 4);
  }

  private long won(int from, int to) {
    return count(
        DemoTable.DEALS,
        WON.and(row -> IntStream.rangeClosed(from, to).anyMatch(q -> row.in("closed_on", q))));
  }

  /** Of the deals it won, how many it closed in the last five days of a quarter. */
  double lastFiveDays() {
    Predicate<Row> late =
        row ->
            IntStream.rangeClosed(0, Quarters.LAST)
                .anyMatch(
                    q ->
                        row.in("closed_on", q)
                            && !row.day("closed_on").isBefore(Quarters.get(q).to().minusDays(5)));
    return count(DemoTable.DEALS, WON.and(late)) / (double) count(DemoTable.DEALS, WON);
  }

  /** Its certificates that are valid on a day. */
  long validOn(LocalDate day) {
    return count(
        DemoTable.CERTIFICATIONS,
        row -> !row.day("earned_on").isAfter(day) && !row.day("expires_on").isBefore(day));
  }

  double usage(int quarter) {
    return rows(DemoTable.USAGE, row -> row.in("month_from", quarter))
        .mapToDouble(row -> row.number("charged").doubleValue())
        .sum();
  }
}
