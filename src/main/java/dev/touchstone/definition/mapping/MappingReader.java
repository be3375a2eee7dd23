package dev.touchstone.definition.mapping;

import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.Draft;
import dev.touchstone.definition.language.Fields;
import dev.touchstone.definition.language.KnownDocuments;
import dev.touchstone.definition.language.Named;
import dev.touchstone.definition.language.Word;
import dev.touchstone.definition.mapping.Mapping.ColumnMapping;
import dev.touchstone.definition.mapping.Mapping.Format;
import dev.touchstone.definition.mapping.Mapping.Lookup;
import dev.touchstone.definition.mapping.Mapping.Otherwise;
import dev.touchstone.definition.mapping.Mapping.Source;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import dev.touchstone.shared.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a mapping of its document and checks it against its dataset. */
final class MappingReader {
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

  private final Fields document;
  private final Datasets datasets;
  private final Issues issues;

  private MappingReader(Fields document, Datasets datasets) {
    this.document = document;
    this.datasets = datasets;
    this.issues = document.issues();
  }

  static Optional<Mapping> read(Draft draft, KnownDocuments known) {
    return Optional.of(new MappingReader(draft.fields(), new Datasets(known)).mapping(draft.id()));
  }

  private Mapping mapping(String id) {
    var files = document.get(MappingLanguage.FILES, List.of());
    files.forEach(file -> checkFile(file.text(), file.at()));
    var format = format(document);
    var lookups = new LinkedHashMap<String, Lookup>();
    for (var one : document.get(MappingLanguage.LOOKUPS, Named.none(document.at())).all()) {
      lookups.put(one.name(), lookup(one));
    }
    var written = document.get(MappingLanguage.COLUMNS, Named.<Fields>none(document.at()));
    var columns = new ArrayList<ColumnMapping>();
    for (var one : written.all()) {
      columns.add(column(one, lookups, format));
    }
    var mapping =
        new Mapping(
            id,
            document.get(MappingLanguage.INTO, ""),
            files.stream().map(Word::text).toList(),
            format,
            Collections.unmodifiableMap(lookups),
            List.copyOf(columns),
            document.get(MappingLanguage.REST, false),
            document.at(MappingLanguage.MAPPING));
    if (datasets.isDerived(mapping.into())) {
      issues.error(
          "derived-dataset",
          document.at(MappingLanguage.INTO),
          "The rows of '%s' are made by its credit, not loaded".formatted(mapping.into()),
          "Load the deals and the claims it is made of");
    } else if (document.get(MappingLanguage.INTO).isPresent()) {
      datasets
          .find(mapping.into(), document.at(MappingLanguage.INTO), issues)
          .ifPresent(dataset -> new MappingFit(datasets, dataset, issues).check(document, written));
    }
    return mapping;
  }

  private void checkFile(String file, Position at) {
    boolean outside =
        file.startsWith("/")
            || file.startsWith("\\")
            || file.matches("[A-Za-z]:.*")
            || List.of(file.split("[/\\\\]")).contains("..");
    if (outside) {
      issues.error(
          "outside-data-folder",
          at,
          "'%s' leads out of the data folder".formatted(file),
          "Name files relative to the data folder, without ..");
    }
  }

  private static Format format(Fields of) {
    return of.get(
        MappingLanguage.READ, new Format.Delimited(',', '"', StandardCharsets.UTF_8, List.of()));
  }

  private Lookup lookup(Named.One<Fields> one) {
    var written = one.value();
    var format = format(written);
    var file = written.get(MappingLanguage.LOOKUP_FILE, "");
    var key = written.get(MappingLanguage.LOOKUP_KEY, "");
    var value = written.get(MappingLanguage.LOOKUP_VALUE, "");
    checkFile(file, written.at(MappingLanguage.LOOKUP_FILE));
    checkSource(key, format, written.at(MappingLanguage.LOOKUP_KEY));
    checkSource(value, format, written.at(MappingLanguage.LOOKUP_VALUE));
    return new Lookup(file, format, key, value, one.at());
  }

  /** What a file without a header line is called is known before it is read. */
  private void checkSource(String column, Format format, Position at) {
    if (!column.isEmpty()
        && format instanceof Format.Delimited delimited
        && !delimited.header().isEmpty()
        && !delimited.header().contains(column)) {
      issues.error(
          "unknown-source-column",
          at,
          "The header names no column '%s'".formatted(column),
          Spelling.hint(column, delimited.header()));
    }
  }

  private ColumnMapping column(Named.One<Fields> one, Map<String, Lookup> lookups, Format format) {
    var written = one.value();
    var lookup = written.get(MappingLanguage.LOOKUP, "");
    if (!lookup.isEmpty() && !lookups.containsKey(lookup)) {
      issues.error(
          "unknown-lookup",
          written.at(MappingLanguage.LOOKUP),
          "There is no lookup '%s'".formatted(lookup),
          lookups.isEmpty() ? "Add it under lookups:" : Spelling.hint(lookup, lookups.keySet()));
    }
    char decimal = written.get(MappingLanguage.DECIMAL, '.');
    char thousands = written.get(MappingLanguage.THOUSANDS, '\0');
    if (decimal == thousands) {
      issues.error(
          "same-character",
          written.at(MappingLanguage.THOUSANDS),
          "The decimal and the thousands separator are both '%s'".formatted(decimal),
          "Give the decimal separator too, for example decimal: \",\"");
    }
    var values = new LinkedHashMap<String, String>();
    written
        .get(MappingLanguage.VALUES, Named.<String>none(written.at()))
        .all()
        .forEach(value -> values.put(value.name(), value.value()));
    return new ColumnMapping(
        one.name(),
        source(written, format),
        lookup,
        Collections.unmodifiableMap(values),
        written
            .get(MappingLanguage.OTHERWISE)
            .<Otherwise>map(Otherwise.Use::new)
            .orElse(new Otherwise.Keep()),
        written.get(MappingLanguage.DATE, ""),
        decimal,
        thousands,
        written.get(MappingLanguage.ROUND, -1),
        one.at());
  }

  private Source source(Fields written, Format format) {
    boolean both = written.has(MappingLanguage.FROM) && written.has(MappingLanguage.ALWAYS);
    boolean neither = !written.has(MappingLanguage.FROM) && !written.has(MappingLanguage.ALWAYS);
    if (both || (neither && !written.misspelt())) {
      issues.error(
          "column-source",
          written.at(),
          both
              ? "A column comes from the source or is always the same, not both"
              : "It is not said where the column comes from",
          "Give either from: or always:");
    }
    if (!written.has(MappingLanguage.FROM)) {
      return new Source.Always(written.get(MappingLanguage.ALWAYS, ""));
    }
    var from = written.get(MappingLanguage.FROM, "");
    var at = written.at(MappingLanguage.FROM);
    var place = PLACE.matcher(from);
    boolean template = false;
    while (place.find()) {
      template = true;
      checkSource(place.group(1), format, at);
    }
    if (template) {
      return new Source.Template(from);
    }
    checkSource(from, format, at);
    return new Source.From(from);
  }
}
