package dev.touchstone.fact;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.mapping.Mapping.ColumnMapping;
import dev.touchstone.definition.mapping.Mapping.Format;
import dev.touchstone.definition.mapping.Mapping.Otherwise;
import dev.touchstone.definition.mapping.Mapping.Source;
import dev.touchstone.fact.field.LookupTable;
import dev.touchstone.shared.Fingerprint;
import dev.touchstone.shared.Sha256;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names what a load can make of a file: a hash over the parts of the contract and the mapping that
 * decide about rows, over the lookups, the zone days are counted in, and over the file itself.
 * Equal keys make equal rows of an equal past, in any workspace; the chain of keys is the
 * fingerprint of a dataset.
 */
record LoadKey(String value) {
  /** Snapshot property: the chain of all loads up to this one. */
  static final String FINGERPRINT = "touchstone.fingerprint";

  /** Snapshot property: the key of the load that made it. */
  static final String LOAD = "touchstone.load";

  static LoadKey of(
      Dataset contract,
      Mapping mapping,
      Map<String, LookupTable> lookups,
      ZoneId zone,
      String sha256) {
    var text = new Fingerprint();
    contract(text, contract);
    mapping(text, mapping);
    text.line("zone", zone.getId());
    new TreeMap<>(lookups).forEach((name, lookup) -> text.line(name, lookup.sha256()));
    text.line("file", sha256);
    return new LoadKey(text.sha256());
  }

  /** Files that were adopted as they are. */
  static LoadKey adopted(String fingerprint) {
    return new LoadKey(Sha256.of("adopted\n" + fingerprint));
  }

  /**
   * Rows made of other datasets' rows: equal inputs and an equal recipe make equal rows, whatever
   * was there before, so this is their fingerprint too.
   */
  static LoadKey derived(Derivation derivation, Snapshot inputs) {
    var text = new Fingerprint();
    contract(text, derivation.contract());
    text.line("derived", derivation.recipe());
    var fingerprints = inputs.fingerprints();
    derivation.inputs().stream()
        .map(Dataset::id)
        .sorted()
        .forEach(id -> text.line(id, fingerprints.getOrDefault(id, "")));
    return new LoadKey(text.sha256());
  }

  /** The fingerprint after this load, given the one before it; empty text before the first. */
  String after(String fingerprint) {
    return Sha256.of(fingerprint + "\n" + value);
  }

  private static void contract(Fingerprint text, Dataset contract) {
    text.line("key", String.join(",", contract.key()), contract.texts().name());
    for (var column : contract.columns()) {
      text.line(column.name(), column.type().toString(), String.valueOf(column.required()));
    }
    for (var rule : contract.rules()) {
      text.line(rule.id(), rule.row().text(), rule.otherwise().name());
    }
  }

  private static void mapping(Fingerprint text, Mapping mapping) {
    text.line("format", format(mapping.format()));
    text.line("rest", String.valueOf(mapping.keepRest()));
    mapping.lookups().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              var lookup = entry.getValue();
              text.line(entry.getKey(), format(lookup.format()), lookup.key(), lookup.value());
            });
    mapping.columns().stream()
        .sorted(java.util.Comparator.comparing(ColumnMapping::column))
        .forEach(column -> column(text, column));
  }

  private static void column(Fingerprint text, ColumnMapping column) {
    text.line(column.column(), source(column.source()), column.lookup(), column.date());
    text.line(
        String.valueOf((int) column.decimal()),
        String.valueOf((int) column.thousands()),
        String.valueOf(new TreeSet<>(column.signs())),
        String.valueOf(column.yearsFrom()),
        String.valueOf(new TreeSet<>(column.missing())),
        String.valueOf(column.round()),
        switch (column.otherwise()) {
          case Otherwise.Keep keep -> "keep";
          case Otherwise.Use(var other) -> "use " + other;
        });
    new TreeMap<>(column.values()).forEach((from, to) -> text.line(from, to));
  }

  private static String source(Source source) {
    return switch (source) {
      case Source.From(var column) -> "from " + column;
      case Source.Template(var template) -> "template " + template;
      case Source.Always(var always) -> "always " + always;
    };
  }

  private static String format(Format format) {
    return switch (format) {
      case Format.Delimited d ->
          "delimited %d %d %s %s"
              .formatted((int) d.delimiter(), (int) d.quote(), d.encoding().name(), d.header());
      case Format.Workbook(var sheet, var headerRow) -> "workbook " + sheet + " " + headerRow;
      case Format.Parquet parquet -> "parquet";
    };
  }
}
