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
import dev.touchstone.shared.TrimmedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    var reader = new MappingReader(draft.fields(), new Datasets(known));
    return Fields.made(() -> reader.mapping(draft.id()));
  }

  private Mapping mapping(String id) {
    document
        .find(MappingLanguage.FILES)
        .ifPresent(files -> files.forEach(file -> checkFile(file.text(), file.at())));
    var format = document.get(MappingLanguage.READ);
    var lookups = new LinkedHashMap<String, Lookup>();
    var named = document.all(MappingLanguage.LOOKUPS);
    for (var one : named.all()) {
      Fields.made(() -> lookup(one)).ifPresent(lookup -> lookups.put(one.name(), lookup));
    }
    var written = document.all(MappingLanguage.COLUMNS);
    var ids = named.all().stream().map(Named.One::name).toList();
    var missing = missing(document, List.of());
    var columns = written.made(one -> column(one, ids, format, missing));
    document.find(MappingLanguage.INTO).ifPresent(into -> checkInto(into, written));
    return new Mapping(
        id,
        document.get(MappingLanguage.INTO),
        document.get(MappingLanguage.FILES).stream().map(Word::text).toList(),
        format,
        Collections.unmodifiableMap(lookups),
        columns,
        document.get(MappingLanguage.REST),
        document.at(MappingLanguage.MAPPING));
  }

  private void checkInto(String into, Named<Fields> written) {
    var at = document.at(MappingLanguage.INTO);
    if (datasets.isDerived(into)) {
      issues.error(
          "derived-dataset",
          at,
          "The rows of '%s' are made by its credit, not loaded".formatted(into),
          "Load the deals and the claims it is made of");
    } else {
      datasets
          .find(into, at, issues)
          .ifPresent(dataset -> new MappingFit(datasets, dataset, issues).check(document, written));
    }
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

  private Lookup lookup(Named.One<Fields> one) {
    var written = one.value();
    var format = written.get(MappingLanguage.READ);
    written
        .find(MappingLanguage.LOOKUP_FILE)
        .ifPresent(file -> checkFile(file, written.at(MappingLanguage.LOOKUP_FILE)));
    for (var key : List.of(MappingLanguage.LOOKUP_KEY, MappingLanguage.LOOKUP_VALUE)) {
      written.find(key).ifPresent(column -> checkSource(column, format, written.at(key)));
    }
    return new Lookup(
        written.get(MappingLanguage.LOOKUP_FILE),
        format,
        written.get(MappingLanguage.LOOKUP_KEY),
        written.get(MappingLanguage.LOOKUP_VALUE),
        one.at());
  }

  /** What a file without a header line is called is known before it is read. */
  private void checkSource(String column, Format format, Position at) {
    if (format instanceof Format.Delimited delimited
        && !delimited.header().isEmpty()
        && !delimited.header().contains(column)) {
      issues.error(
          "unknown-source-column",
          at,
          "The header names no column '%s'".formatted(column),
          Spelling.hint(column, delimited.header()));
    }
  }

  /** What the whole mapping lists, and then what is listed here. */
  private List<String> missing(Fields here, List<String> everywhere) {
    var all = new ArrayList<>(everywhere);
    for (var word : here.get(MappingLanguage.MISSING).orElse(List.of())) {
      var text = TrimmedText.of(word.text());
      if (all.contains(text)) {
        issues.error(
            "duplicate-value",
            word.at(),
            "'%s' is listed twice as missing".formatted(text),
            "List it once: what the mapping lists holds for every column");
      }
      all.add(text);
    }
    return List.copyOf(all);
  }

  private ColumnMapping column(
      Named.One<Fields> one, List<String> lookups, Format format, List<String> everywhere) {
    var written = one.value();
    var lookup = written.get(MappingLanguage.LOOKUP).orElse("");
    if (!lookup.isEmpty() && !lookups.contains(lookup)) {
      issues.error(
          "unknown-lookup",
          written.at(MappingLanguage.LOOKUP),
          "There is no lookup '%s'".formatted(lookup),
          lookups.isEmpty() ? "Add it under lookups:" : Spelling.hint(lookup, lookups));
    }
    char decimal = written.get(MappingLanguage.DECIMAL);
    char thousands = written.get(MappingLanguage.THOUSANDS).orElse('\0');
    if (decimal == thousands) {
      issues.error(
          "same-character",
          written.at(MappingLanguage.THOUSANDS),
          "The decimal and the thousands separator are both '%s'".formatted(decimal),
          "Give the decimal separator too, for example decimal: \",\"");
    }
    var values = new LinkedHashMap<String, String>();
    written
        .all(MappingLanguage.VALUES)
        .all()
        .forEach(value -> values.put(value.name(), value.value()));
    var missing = missing(written, everywhere);
    for (var value : written.all(MappingLanguage.VALUES).all()) {
      if (missing.contains(TrimmedText.of(value.name()))) {
        issues.error(
            "missing-has-value",
            value.at(),
            "'%s' is listed as missing, and here it means %s"
                .formatted(value.name(), value.value()),
            "Leave out one of the two");
      }
    }
    return new ColumnMapping(
        one.name(),
        source(written, format),
        lookup,
        Collections.unmodifiableMap(values),
        written
            .get(MappingLanguage.OTHERWISE)
            .<Otherwise>map(Otherwise.Use::new)
            .orElse(new Otherwise.Keep()),
        Set.copyOf(missing),
        written.get(MappingLanguage.DATE).orElse(""),
        yearsFrom(written),
        decimal,
        thousands,
        Set.copyOf(written.get(MappingLanguage.SIGNS).orElse(List.of())),
        written.get(MappingLanguage.ROUND).orElse(-1),
        one.at());
  }

  private int yearsFrom(Fields written) {
    var pattern = written.get(MappingLanguage.DATE).orElse("");
    if (!DatePattern.hasTwoDigitYears(pattern)) {
      if (!written.unreadable(MappingLanguage.DATE)) {
        written.refuse(
            MappingLanguage.YEARS_FROM, "No date here has a year of two digits", "Leave it out");
      }
    } else if (!written.has(MappingLanguage.YEARS_FROM)) {
      issues.error(
          "two-digit-years",
          written.at(MappingLanguage.DATE),
          "'%s' reads years of two digits, and nothing says of which century".formatted(pattern),
          "Say from which year on they count: years-from: 1970 makes 69 2069 and 70 1970");
    }
    return written.get(MappingLanguage.YEARS_FROM).orElse(0);
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
      return new Source.Always(written.need(MappingLanguage.ALWAYS));
    }
    var from = written.need(MappingLanguage.FROM);
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
