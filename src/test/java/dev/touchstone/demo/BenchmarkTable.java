package dev.touchstone.demo;

import dev.touchstone.shared.Period;

/**
 * One kind of benchmark fact as a formula over row numbers, in DuckDB's SQL. All arithmetic is on
 * integers, so that every machine gets the same rows; the hash is DuckDB's own and may change with
 * its version.
 */
enum BenchmarkTable {
  DEALS(
      "closed_on",
      """
      r as deal_id, partner_id,
      p * 10000 + (h >> 36) % (40 + p % 600) as customer,
      case when (h >> 24) % 100 < 30 + p % 30 then 'won' else 'lost' end as stage,
      (cents / 100.0)::decimal(18, 2) as amount,
      (cents * (100 + (g >> 32) % (5 + p % 25)) // 100 / 100.0)::decimal(18, 2) as list_price,
      day - (5 + (h >> 40) % (60 + p % 60))::integer as created_on,
      day as closed_on\
      """),
  LEADS(
      "received_on",
      """
      r as lead_id, partner_id, day as received_on,
      10 + ((skewed * (1 + p % 7)) >> 4) as response_minutes,
      (h >> 24) % 100 < 8 + p % 25 as converted\
      """),
  CERTIFICATIONS(
      "taken_on",
      """
      r as exam_id, partner_id,
      p * 1000 + (h >> 36) % (5 + p % 60) as person,
      day as taken_on,
      (h >> 24) % 100 < 55 + p % 35 as passed\
      """),
  USAGE(
      "used_on",
      """
      r as usage_id, partner_id,
      (h >> 24) % (3 + p % 45) as product,
      day as used_on,
      ((1 + skewed * (1 + p % 9)) / 1000.0)::decimal(18, 3) as units\
      """);

  private final String time;
  private final String columns;

  BenchmarkTable(String time, String columns) {
    this.time = time;
    this.columns = columns;
  }

  /** The column that says when it happened. */
  String time() {
    return time;
  }

  String dataset() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  long rows(BenchmarkScale scale) {
    return switch (this) {
      case DEALS -> scale.deals();
      case LEADS -> scale.leads();
      case CERTIFICATIONS -> scale.certifications();
      case USAGE -> scale.usage();
    };
  }

  /**
   * One quarter's rows. Few partners have most of them: three of four rows go by the square of an
   * even draw, the fourth by its cube, so that the largest of 20,000 partners has a hundredth of
   * all and the median two thirds of the mean.
   *
   * @param from first row number, inclusive
   * @param to last row number, exclusive
   */
  String select(BenchmarkScale scale, Period quarter, long from, long to) {
    return """
    select %1$s,
      '%2$s-%3$s.csv' as _file, r - %4$d + 2 as _line, null::varchar as _context
    from (
      select r, h, g, partner_id, d.p as p, skewed,
        date '%6$s' + ((g %% %7$d)::integer) as day,
        100000 + ((skewed * u) >> 7) as cents
      from (
        select r, h, g, u, (u * u) >> 16 as skewed,
          case when h & 3 > 0 then (v * v * %8$d) >> 40 else (w * w * w * %8$d) >> 48 end as p
        from (
          select r, h, g, (g >> 12) & 65535 as u, (h >> 3) & 1048575 as v, (h >> 3) & 65535 as w
          from (
            select r, (hash(r * 8 + %9$d) >> 2)::bigint as h, (hash(r * 8 + %9$d + 4) >> 2)::bigint as g
            from range(%4$d, %5$d) as rows(r)))) as d
      join partners as p on p.number = d.p)
    """
        .formatted(
            columns,
            dataset(),
            quarter.label(),
            from,
            to,
            quarter.from(),
            quarter.to().toEpochDay() - quarter.from().toEpochDay(),
            scale.partners(),
            ordinal());
  }
}
