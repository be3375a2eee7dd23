package dev.touchstone.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTests {
  private static Table table() {
    var table = new Table("Name", "Value>", "Why");
    table.row("Alder", "1234567890.25", "short");
    table.row(
        "A company whose name is far longer than anybody would like it to be",
        "1",
        "because of a sentence that goes on for quite some time and then a little further");
    return table;
  }

  @Test
  void aTableIsAsWideAsItsCellsUnlessItHasToBeNarrower() {
    assertThat(table().text().lines().mapToInt(String::length).max()).hasValue(164);
    assertThat(table().text()).isEqualTo(table().cut(164)).isEqualTo(table().wrapped(1000));
  }

  @Test
  void textsAreCutOnOneLineAndNumbersNever() {
    var cut = table().cut(60);
    assertThat(cut.lines()).hasSize(3).allMatch(line -> line.length() <= 60);
    assertThat(cut).contains("1234567890.25").contains("…").contains("A company whose name");
  }

  @Test
  void wrappedTextsLoseNothing() {
    var wrapped = table().wrapped(60);
    assertThat(wrapped.lines()).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 60);
    assertThat(wrapped).contains("1234567890.25").doesNotContain("…");
    for (var word : "because of a sentence that goes on for quite some time".split(" ")) {
      assertThat(wrapped).contains(word);
    }
  }

  @Test
  void whatSomethingIsFoundByIsNeverCut() {
    var table = new Table("File!", "Text");
    table.row("a-folder/with/a-very-long-name.csv.gz", "a text that is longer than it has to be");
    assertThat(table.cut(52)).contains("a-folder/with/a-very-long-name.csv.gz").contains("…");
  }

  @Test
  void numbersAloneMayBeWiderThanAsked() {
    var table = new Table("A>", "B>");
    table.row("12345678901234567890", "12345678901234567890");
    assertThat(table.cut(20)).contains("12345678901234567890  12345678901234567890");
  }

  @Test
  void aWordLongerThanALineIsDividedAndAnIndentStays() {
    assertThat(Wrapping.lines("  abcdefghij kl", 6))
        .containsExactly("  abcd", "  efgh", "  ij", "  kl");
    assertThat(Wrapping.lines("short", 6)).containsExactly("short");
    assertThat(Wrapping.cut("𝒜𝒜𝒜𝒜", 3)).isEqualTo("𝒜𝒜…");
  }
}
