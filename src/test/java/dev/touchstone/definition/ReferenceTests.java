package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.language.Keys;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.definition.reference.JsonSchema;
import dev.touchstone.definition.reference.KeyReference;
import dev.touchstone.definition.scorecard.KpiLanguage;
import dev.touchstone.definition.scorecard.ScorecardLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What is generated from the language's tables is kept in the repository, where people and editors
 * find it. After a change of the tables: {@code mvn test -Dtest=ReferenceTests -Dgolden=write}.
 */
class ReferenceTests {
  private static final Path KEYS = Path.of("docs/reference/keys.md");
  private static final Path ISSUES = Path.of("docs/reference/issues.md");
  private static final Path SCHEMA = Path.of("docs/reference/touchstone.schema.json");

  @Test
  void theReferenceOfKeysIsUpToDate() throws IOException {
    check(KEYS, KeyReference.markdown());
  }

  @Test
  void theSchemaForEditorsIsUpToDate() throws IOException {
    check(SCHEMA, JsonSchema.text());
  }

  @Test
  void theReferenceOfIssuesIsUpToDate() throws IOException {
    check(ISSUES, IssueReference.markdown());
  }

  @Test
  void everyIssueThatCanBeFoundHasAnExample() throws IOException {
    assertThat(IssueReference.codesInTheSource()).isSubsetOf(IssueReference.examples().keySet());
  }

  @Test
  void theSchemaRefersOnlyToWhatItDefines() {
    var schema = new ObjectMapper().readTree(JsonSchema.text());
    var references = new ArrayList<String>();
    collect(schema, references);
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(schema.at(reference.substring(1)).isObject()).as(reference).isTrue());
  }

  @Test
  void theSchemaExplainsEveryKey() {
    var schema = new ObjectMapper().readTree(JsonSchema.text());
    int explained = 0;
    for (var definition : schema.get("$defs")) {
      for (var property : definition.get("properties")) {
        assertThat(property.get("description").asString()).endsWith(".");
        explained++;
      }
    }
    assertThat(explained).isGreaterThan(KpiLanguage.KPI.all().size());
  }

  @Test
  void noTwoShapesOfTheLanguageShareAName() {
    var schema = new ObjectMapper().readTree(JsonSchema.text());
    var some = Language.KINDS.stream().<Keys>map(Kind::keys).collect(Collectors.toList());
    some.addAll(List.of(KpiLanguage.KPI, ScorecardLanguage.GROUP));
    for (var keys : some) {
      assertThat(schema.at("/$defs/" + keys.name() + "/properties").size())
          .isEqualTo(keys.all().size());
    }
  }

  private static void collect(JsonNode node, List<String> references) {
    if (node.has("$ref")) {
      references.add(node.get("$ref").asString());
    }
    node.forEach(child -> collect(child, references));
  }

  private static void check(Path file, String generated) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, generated);
    }
    assertThat(generated)
        .as("Run mvn test -Dtest=ReferenceTests -Dgolden=write and read the difference")
        .isEqualTo(Files.readString(file));
  }
}
