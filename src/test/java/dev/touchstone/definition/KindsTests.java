package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.definition.reference.JsonSchema;
import dev.touchstone.definition.scorecard.Scorecard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

/** What every kind of document owes, wherever it lives. */
class KindsTests {
  @SuppressWarnings("unused") // by name, below
  static final java.util.List<Kind<?>> KINDS = Language.KINDS;

  @ParameterizedTest
  @FieldSource("KINDS")
  void anExampleOfTheRepositoryHasOne(Kind<?> kind) throws IOException {
    assertThat(yaml(Path.of("examples")))
        .anyMatch(text -> text.lines().anyMatch(line -> line.startsWith(kind.name() + ": ")));
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void aGoldenErrorPointsIntoOne(Kind<?> kind) throws IOException {
    try (var all = Files.walk(Path.of("src/test/resources/golden/issues"))) {
      var named = new ArrayList<String>();
      for (var file : all.filter(f -> f.endsWith("expected.txt")).toList()) {
        named.add(Files.readString(file));
      }
      assertThat(named)
          .anyMatch(
              text -> text.contains(kind.name() + ".yaml:") || text.contains(kind.name() + "s/"));
    }
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void editorsAreToldOfIt(Kind<?> kind) {
    var schema = new ObjectMapper().readTree(JsonSchema.text());
    assertThat(schema.get("description").asString()).contains(kind.name());
    assertThat(schema.at("/$defs/" + kind.name() + "/properties/" + kind.name()).isObject())
        .isTrue();
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void itsFirstKeyIsItsNameAndItHasASentence(Kind<?> kind) {
    assertThat(kind.keys().all().getFirst().name()).isEqualTo(kind.name());
    assertThat(kind.keys().description()).endsWith(".");
  }

  @ParameterizedTest
  @FieldSource("KINDS")
  void theLanguagePageSpeaksOfIt(Kind<?> kind) throws IOException {
    assertThat(Files.readString(Path.of("docs/language.md"))).contains(kind.name() + ":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dataset: visits\nkey: [id]\ncolumns: {id: {type: text}}",
        "scorecard: another\n"
            + "period: quarter\n"
            + "bands: {low: 0, high: 50}\n"
            + "perspectives: {p: {kpis: {k: {from: deals, measure: count(*), score: min-max}}}}",
        "dataset: visits\nkey: [id]\ncolumns: {id: {type: text}}\n---\nmapping: visits-file\ninto:"
            + " visits\nfiles: visits.csv\ncolumns: {id: Id}"
      })
  void aDocumentNobodyNeedsIsNoPartOfARun(String unneeded) throws IOException {
    var sources = new ArrayList<>(base());
    var alone = Documents.of(sources).definitions();
    sources.add(new SourceFile("more.yaml", unneeded));
    var more = Documents.of(sources).definitions();
    assertThat(more.hashes()).hasSizeGreaterThan(alone.hashes().size());
    assertThat(more.neededBy(reseller(more))).isEqualTo(alone.neededBy(reseller(alone)));
  }

  @Test
  void aRunNeedsItsProgramItsDatasetsAndWhatFillsThem() throws IOException {
    var definitions = Documents.of(base()).definitions();
    assertThat(definitions.neededBy(reseller(definitions)))
        .extracting(DocumentName::toString)
        .contains(
            "scorecard/reseller",
            "program/meridian-channel",
            "dataset/partners",
            "dataset/deals",
            "dataset/fx-rates",
            "mapping/salesforce-deals");
  }

  @Test
  void aRunOverCreditsNeedsTheCreditAndAllItIsMadeOf() {
    var definitions = Documents.in(Path.of("examples/attribution")).definitions();
    var cards = definitions.all(Scorecard.KIND).values();
    for (var card : cards) {
      var needed = definitions.neededBy(card).stream().map(DocumentName::toString).toList();
      for (var credit : definitions.all(dev.touchstone.definition.credit.Credit.KIND).values()) {
        if (needed.contains("dataset/" + credit.id())) {
          assertThat(needed).contains("credit/" + credit.id(), "dataset/" + credit.deals());
        }
      }
    }
    assertThat(cards).isNotEmpty();
  }

  @Test
  void aCopyLosesNoDocument() {
    var definitions = Documents.in(Path.of("examples/attribution")).definitions();
    var copy = definitions.with(definitions.program().at(definitions.program().rates()));
    assertThat(copy.written()).isEqualTo(definitions.written());
    assertThat(copy.hashes()).isEqualTo(definitions.hashes());
  }

  private static Scorecard reseller(Definitions definitions) {
    return Objects.requireNonNull(definitions.all(Scorecard.KIND).get("reseller"));
  }

  private static java.util.List<String> yaml(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var texts = new ArrayList<String>();
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  private static java.util.List<SourceFile> base() throws IOException {
    try (var files = Files.walk(Path.of("src/test/resources/golden/base"))) {
      var sources = new ArrayList<SourceFile>();
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        sources.add(new SourceFile(file.toString(), Files.readString(file)));
      }
      return sources;
    }
  }
}
