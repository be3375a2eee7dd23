package dev.touchstone.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.score.explanation.Explanation;
import dev.touchstone.shared.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhrasebookTests {
  private static List<String> texts() {
    var run = SampleRun.of("run", 40, 2);
    var texts = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      texts.add(Json.text(run.explain(1, i)));
    }
    return texts;
  }

  @Test
  void whatIsWrittenIsReadAgainByABookThatWasKept() {
    var texts = texts();
    var book = Phrasebook.of(texts);
    var kept = Phrasebook.from(Phrasebook.FORM, book.bytes());
    assertThat(texts).allSatisfy(text -> assertThat(kept.read(book.write(text))).isEqualTo(text));
  }

  @Test
  void aTextIsLittleMoreThanItsOwnNumbers() {
    var texts = texts();
    var book = Phrasebook.of(texts);
    long written = texts.stream().mapToLong(text -> book.write(text).length).sum();
    long whole = texts.stream().mapToLong(String::length).sum();
    assertThat(written).isLessThan(whole / 10);
  }

  @Test
  void equalTextsMakeEqualBooksAndBytes() {
    assertThat(Phrasebook.of(texts()).bytes()).isEqualTo(Phrasebook.of(texts()).bytes());
    var text = texts().get(7);
    assertThat(Phrasebook.of(texts()).write(text)).isEqualTo(Phrasebook.of(texts()).write(text));
  }

  @Test
  void oddTextsComeBackToo() {
    var book = Phrasebook.of(texts());
    for (var odd :
        List.of(
            "{}",
            "[]",
            "{\"a\":\"\"}",
            "{\"a\":-0.5E-7,\"b\":[1,-2,3.25]}",
            "{\"id\":\"5\",\"a\":\"-\",\"b\":\"--5 and 1.2.3, 1E5x E7\"}",
            "{\"a\":\"a \\\"quote\\\" and \\\\\",\"b\":\"\\n\\u2028\",\"12\":\"naïve 日本 7\"}",
            "{\"a\":[\"x\",\"\",\"y 1\"],\"b\":null,\"c\":true}")) {
      assertThat(book.read(book.write(odd))).isEqualTo(odd);
    }
  }

  @Test
  void anyValuesComeBack() {
    var random = new Random(9);
    var letters = "ab \\\"{}[],:-.E0123456789\t\né日".toCharArray();
    var book = Phrasebook.of(texts());
    for (int i = 0; i < 2_000; i++) {
      var values = new ArrayList<String>();
      for (int v = random.nextInt(6); v >= 0; v--) {
        var value = new StringBuilder();
        for (int n = random.nextInt(30); n > 0; n--) {
          value.append(letters[random.nextInt(letters.length)]);
        }
        values.add(value.toString());
      }
      var text = Json.text(java.util.Map.of("id", values, values.getFirst(), i / 7.0));
      assertThat(book.read(book.write(text))).isEqualTo(text);
    }
  }

  @Test
  void nothingOfASinglePartnerIsInTheBook() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < 40; i++) {
      texts.add(
          "{\"name\":\"%s\",\"value\":%d,\"of\":40}"
              .formatted(i < Phrasebook.LEAST - 1 ? "A few" : i < 20 ? "Only " + i : "Many", i));
    }
    var book = Phrasebook.of(texts);
    var all = new String(Deflated.back(book.bytes()), StandardCharsets.ISO_8859_1);
    assertThat(all).contains("Many").contains("40").doesNotContain("A few").doesNotContain("17");
  }

  @Test
  void aBookOfAnotherFormIsRefusedRatherThanMisread() {
    var bytes = Phrasebook.of(texts()).bytes();
    assertThatThrownBy(() -> Phrasebook.from((short) (Phrasebook.FORM + 1), bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("form 2");
    assertThatThrownBy(() -> Deflated.back(java.util.Arrays.copyOf(bytes, bytes.length / 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Explanations that somebody was shown stay readable: these bytes were written by form 1. Whoever
   * changes what is written gives it another form and goes on reading this one.
   */
  @Test
  void anExplanationStoredByTheFirstFormIsRead() throws IOException {
    var lines = stored();
    var book = Phrasebook.from((short) 1, HexFormat.of().parseHex(lines.get(0)));
    var text = book.read(HexFormat.of().parseHex(lines.get(1)));
    assertThat(text).isEqualTo(lines.get(2));
    assertThat(Json.text(Json.read(text, Explanation.class))).isEqualTo(text);
  }

  private static List<String> stored() throws IOException {
    try (var in = PhrasebookTests.class.getResourceAsStream("/publication/stored-form-1.txt")) {
      var bytes = Objects.requireNonNull(in).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }
}
