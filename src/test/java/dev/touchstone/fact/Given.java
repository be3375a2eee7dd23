package dev.touchstone.fact;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.language.Definition;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.mapping.Mapping.ColumnMapping;
import dev.touchstone.definition.mapping.Mapping.Format;
import dev.touchstone.definition.mapping.Mapping.Otherwise;
import dev.touchstone.definition.mapping.Mapping.Source;
import dev.touchstone.definition.program.FiscalCalendar;
import dev.touchstone.definition.program.Program;
import dev.touchstone.shared.Position;
import java.nio.charset.StandardCharsets;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Contracts and mappings made by hand, as short as a test can say them. */
final class Given {
  static final Position AT = Position.startOf("given.yaml");
  static final Format CSV = csv(',');

  private Given() {}

  static Format csv(char delimiter, String... header) {
    return new Format.Delimited(delimiter, '"', StandardCharsets.UTF_8, List.of(header));
  }

  static Format unquoted(char delimiter, String... header) {
    return new Format.Delimited(delimiter, '\0', StandardCharsets.UTF_8, List.of(header));
  }

  static Column column(String name, ColumnType type) {
    return new Column(name, type, false, false, "", AT);
  }

  static Column required(String name, ColumnType type) {
    return new Column(name, type, true, false, "", AT);
  }

  static Dataset dataset(String id, String key, String time, Column... columns) {
    var partner =
        List.of(columns).stream()
            .filter(column -> column.type() instanceof ColumnType.Partner)
            .map(Column::name)
            .findFirst()
            .orElse("");
    return new Dataset(
        id,
        id,
        Dataset.ReportedBy.VENDOR,
        "owner",
        "steward",
        "",
        "",
        Dataset.BadRows.LEAVE_OUT,
        Dataset.Texts.TRIMMED,
        List.of(key.split(",")),
        partner,
        time,
        List.of(columns),
        List.of(),
        AT);
  }

  /** Deals as most tests need them. */
  static Dataset deals() {
    return dataset(
        "deals",
        "deal_id",
        "closed_on",
        column("deal_id", new ColumnType.Text()),
        column("partner_id", new ColumnType.Partner()),
        column("stage", new ColumnType.OneOf(List.of("open", "won", "lost"))),
        column("seats", new ColumnType.Whole()),
        column("amount", new ColumnType.Money("currency", 18, 4)),
        column("currency", new ColumnType.Currency()),
        column("closed_on", new ColumnType.Day()),
        column("renewal", new ColumnType.Bool()));
  }

  static ColumnMapping from(String target, String source) {
    return mapped(target, new Source.From(source));
  }

  static ColumnMapping mapped(String target, Source source) {
    return new ColumnMapping(
        target,
        source,
        "",
        Map.of(),
        new Otherwise.Keep(),
        Set.of(),
        "",
        0,
        '.',
        '\0',
        Set.of(),
        -1,
        AT);
  }

  static ColumnMapping date(ColumnMapping m, String pattern) {
    return new ColumnMapping(
        m.column(),
        m.source(),
        m.lookup(),
        m.values(),
        m.otherwise(),
        m.missing(),
        pattern,
        m.yearsFrom(),
        m.decimal(),
        m.thousands(),
        m.signs(),
        m.round(),
        AT);
  }

  static ColumnMapping number(ColumnMapping m, char decimal, char thousands, int round) {
    return new ColumnMapping(
        m.column(),
        m.source(),
        m.lookup(),
        m.values(),
        m.otherwise(),
        m.missing(),
        m.date(),
        m.yearsFrom(),
        decimal,
        thousands,
        m.signs(),
        round,
        AT);
  }

  static ColumnMapping lookup(ColumnMapping m, String lookup) {
    return new ColumnMapping(
        m.column(),
        m.source(),
        lookup,
        m.values(),
        m.otherwise(),
        m.missing(),
        m.date(),
        m.yearsFrom(),
        m.decimal(),
        m.thousands(),
        m.signs(),
        m.round(),
        AT);
  }

  static ColumnMapping values(ColumnMapping m, Map<String, String> values, Otherwise otherwise) {
    return new ColumnMapping(
        m.column(),
        m.source(),
        m.lookup(),
        values,
        otherwise,
        m.missing(),
        m.date(),
        m.yearsFrom(),
        m.decimal(),
        m.thousands(),
        m.signs(),
        m.round(),
        AT);
  }

  static Mapping mapping(Dataset into, String glob, Format format, ColumnMapping... columns) {
    return new Mapping(
        into.id() + "-from-file",
        into.id(),
        List.of(glob),
        format,
        Map.of(),
        List.of(columns),
        false,
        AT);
  }

  static Mapping keepingRest(Mapping m) {
    return new Mapping(
        m.id(), m.into(), m.files(), m.format(), m.lookups(), m.columns(), true, m.at());
  }

  static Mapping with(Mapping m, String name, Mapping.Lookup lookup) {
    var lookups = new LinkedHashMap<>(m.lookups());
    lookups.put(name, lookup);
    return new Mapping(
        m.id(), m.into(), m.files(), m.format(), lookups, m.columns(), m.keepRest(), m.at());
  }

  /** Every column of the dataset from the source column of the same name. */
  static Mapping byName(Dataset into, String glob, Format format) {
    var columns = new ArrayList<ColumnMapping>();
    into.columns().forEach(column -> columns.add(from(column.name(), column.name())));
    return mapping(into, glob, format, columns.toArray(ColumnMapping[]::new));
  }

  static Definitions definitions(List<Dataset> datasets, Mapping... mappings) {
    var program =
        new Program(
            "program",
            "Program",
            "USD",
            new Program.Rates.None(),
            new FiscalCalendar.Monthly(Month.JANUARY, ZoneOffset.UTC),
            "partners",
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            AT);
    var all = new ArrayList<Definition>(datasets);
    all.add(program);
    all.addAll(List.of(mappings));
    return Definitions.of(all, new TreeMap<>());
  }
}
