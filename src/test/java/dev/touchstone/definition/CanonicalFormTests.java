package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.language.Lines;
import dev.touchstone.definition.language.Node;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.language.YamlReader;
import dev.touchstone.shared.Issues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTests {
  private static final Path BASE = Path.of("src/test/resources/golden/base");

  /** Names whose order an author chose; everything else may stand in any order. */
  private static final Set<String> ORDERED = Set.of("columns", "perspectives", "kpis", "gates");

  private static List<SourceFile> base() throws IOException {
    try (var files = Files.walk(BASE)) {
      var sources = new ArrayList<SourceFile>();
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        sources.add(new SourceFile(file.toString(), Files.readString(file)));
      }
      return sources;
    }
  }

  private static Map<String, String> hashes(List<SourceFile> sources) {
    return Documents.of(sources).definitions().hashes();
  }

  /** The base with one document's text changed. */
  private static Map<String, String> hashesWith(String written, String instead) throws IOException {
    var changed =
        base().stream()
            .map(s -> new SourceFile(s.name(), s.text().replace(written, instead)))
            .collect(Collectors.toList());
    assertThat(changed).isNotEqualTo(base());
    return hashes(changed);
  }

  @Test
  void everyDocumentHasAHashByKindAndId() throws IOException {
    assertThat(hashes(base()).keySet())
        .containsExactly(
            "dataset/deals",
            "dataset/fx-rates",
            "dataset/partners",
            "dataset/quotas",
            "dataset/targets",
            "mapping/salesforce-deals",
            "program/meridian-channel",
            "scorecard/reseller");
    assertThat(hashes(base()).values()).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theHashDependsOnNoKeyOrderStyleQuoteCommentOrSpellingOfANumber(long seed)
      throws IOException {
    var random = new Random(seed);
    var respelled = new ArrayList<SourceFile>();
    for (var source : base()) {
      for (var part : new Lines(source).parts()) {
        for (var node : YamlReader.read(part, new Issues())) {
          var text = new Scrawl(random).write((Node.Mapping) node);
          respelled.add(new SourceFile("scrawl-" + respelled.size() + ".yaml", text));
        }
      }
    }
    assertThat(hashes(respelled)).isEqualTo(hashes(base()));
  }

  @Test
  void theCanonicalTextIsADocumentOfTheSameMeaning() throws IOException {
    var canonical = Documents.of(base()).canonical();
    var again =
        canonical.entrySet().stream()
            .map(entry -> new SourceFile(entry.getKey(), entry.getValue()))
            .toList();
    assertThat(Documents.of(again).issues().all()).isEmpty();
    assertThat(Documents.of(again).canonical()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "weight: 60 | weight: 60.0",
        "minimum-coverage: 60 % | minimum-coverage: 60.00%",
        "window: 4 quarters | window: 1 year",
        "window: 4 quarters | window: 12 months",
        "signal: leading | 'signal: \"leading\"'",
        "stage = 'won'\\n | stage   =\\n          'won'\\n",
        "score: percentile | score: {percentile: {}}",
        "deal_id: Id | deal_id: {from: Id}",
        "seats: integer | seats: {type: integer}",
        "seats: integer | 'seats: {type: integer, required: false}'",
        "at-least: 10 rows | at-least: 10  rows",
        "period: quarter | 'period: quarter\\naggregate: arithmetic'",
        "key: deal_id | key: [deal_id]",
        "weight: 100 | weight: 1e2",
        "{goal: 1, red-flag: 0.8} | {red-flag: 0.80, goal: 1}",
        "bands: {excellent: 80, good: 60 | bands: {good: 60, excellent: 80"
      })
  void sayingTheSameOtherwiseKeepsTheHash(String written, String instead) throws IOException {
    assertThat(hashesWith(lines(written), lines(instead))).isEqualTo(hashes(base()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "excellent: 80 | excellent: 81",
        "stage = 'won' | stage = 'w on'",
        "window: 4 quarters | window: 5 quarters",
        "signal: leading | signal: lagging",
        "[region, maturity], [region] | [maturity, region], [region]",
        "Reseller scorecard | Resellers scorecard"
      })
  void sayingSomethingElseChangesTheHash(String written, String instead) throws IOException {
    var hashes = hashesWith(lines(written), lines(instead));
    var changed = new TreeMap<>(hashes);
    changed.entrySet().removeAll(hashes(base()).entrySet());
    assertThat(changed).hasSize(1);
  }

  @Test
  void theOrderOfKpisIsPartOfTheirMeaning() throws IOException {
    var moved = new ArrayList<SourceFile>();
    for (var source : base()) {
      var text = source.text();
      int from = text.indexOf("      win-rate:");
      int to = text.indexOf("      quota-attainment:");
      moved.add(
          from < 0
              ? source
              : new SourceFile(
                  source.name(),
                  text.substring(0, from) + text.substring(to) + text.substring(from, to)));
    }
    assertThat(hashes(moved).get("scorecard/reseller"))
        .isNotEqualTo(hashes(base()).get("scorecard/reseller"));
  }

  private static String lines(String text) {
    return text.replace("\\n", "\n");
  }

  /** Writes a document as untidily as YAML allows. */
  private record Scrawl(Random random) {
    String write(Node.Mapping document) {
      var first = document.entries().getFirst();
      var others = new ArrayList<>(document.entries().subList(1, document.entries().size()));
      Collections.shuffle(others, random);
      others.addFirst(first);
      var out = new StringBuilder("# scrawled\n");
      for (var entry : others) {
        entry(entry, 0, out);
      }
      return out.toString();
    }

    private void entry(Node.Entry entry, int indent, StringBuilder out) {
      out.repeat(' ', indent).append(text(entry.key())).append(':').append(blanks());
      var value = entry.value();
      if (value instanceof Node.Scalar scalar) {
        out.append(scalar(scalar)).append(random.nextBoolean() ? "   # why\n" : "\n");
      } else if (random.nextInt(3) == 0 || isEmpty(value)) {
        out.append(flow(entry)).append('\n');
      } else {
        out.append('\n');
        block(entry, indent + 1 + random.nextInt(4), out);
      }
      if (random.nextInt(5) == 0) {
        out.append('\n');
      }
    }

    private static boolean isEmpty(Node node) {
      return node instanceof Node.Sequence sequence && sequence.items().isEmpty();
    }

    private void block(Node.Entry owner, int indent, StringBuilder out) {
      switch (owner.value()) {
        case Node.Mapping mapping ->
            shuffled(owner, mapping).forEach(entry -> entry(entry, indent, out));
        case Node.Sequence sequence ->
            sequence
                .items()
                .forEach(
                    item -> out.repeat(' ', indent).append("- ").append(flow(item)).append('\n'));
        case Node.Scalar scalar -> throw new IllegalStateException(scalar.text());
      }
    }

    private List<Node.Entry> shuffled(Node.Entry owner, Node.Mapping mapping) {
      var entries = new ArrayList<>(mapping.entries());
      if (!ORDERED.contains(owner.name())) {
        Collections.shuffle(entries, random);
      }
      return entries;
    }

    private String flow(Node.Entry owner) {
      return owner.value() instanceof Node.Mapping mapping
          ? shuffled(owner, mapping).stream()
              .map(entry -> text(entry.key()) + ": " + flow(entry))
              .collect(Collectors.joining(", " + blanks(), "{", "}"))
          : flow(owner.value());
    }

    private String flow(Node node) {
      return switch (node) {
        case Node.Scalar scalar -> scalar.plain() ? plainOrQuoted(scalar) : quoted(scalar.text());
        case Node.Sequence sequence ->
            sequence.items().stream().map(this::flow).collect(Collectors.joining(",", "[", "]"));
        case Node.Mapping mapping ->
            flow(new Node.Entry(Node.Scalar.of("x", false, mapping.at()), mapping));
      };
    }

    private String scalar(Node.Scalar scalar) {
      return plainOrQuoted(scalar);
    }

    private String plainOrQuoted(Node.Scalar scalar) {
      if (!scalar.plain()) {
        return quoted(scalar.text());
      }
      if (scalar.text().matches("\\d+")) {
        return List.of(
                scalar.text(), scalar.text() + ".0", scalar.text() + ".000", "+" + scalar.text())
            .get(random.nextInt(4));
      }
      boolean number = scalar.text().matches("[\\d.]+|true|false");
      return number ? scalar.text() : quoted(scalar.text());
    }

    private String text(Node.Scalar key) {
      return random.nextInt(3) == 0 ? quoted(key.text()) : key.text();
    }

    private String quoted(String text) {
      return random.nextBoolean()
          ? "'" + text.replace("'", "''") + "'"
          : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String blanks() {
      return " ".repeat(1 + random.nextInt(3));
    }
  }
}
