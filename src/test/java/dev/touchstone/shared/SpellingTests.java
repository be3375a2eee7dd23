package dev.touchstone.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTests {
  private static final List<String> COLUMNS =
      List.of("deal_id", "closed_on", "amount", "partner_type", "currency");

  @Test
  void oneLetterInThreeMayBeWrong() {
    assertThat(Spelling.near("ammount", COLUMNS)).containsExactly("amount");
    assertThat(Spelling.near("amuont", COLUMNS)).as("two swapped").containsExactly("amount");
    assertThat(Spelling.near("amt", COLUMNS)).as("too short to tell").isEmpty();
    assertThat(Spelling.near("xy", List.of("x", "ab"))).containsExactly("x");
  }

  @Test
  void capitalsSpacesAndDashesMakeNoDifference() {
    assertThat(Spelling.near("Closed On", COLUMNS)).containsExactly("closed_on");
    assertThat(Spelling.near("p-1", List.of("P-2", "P-1", "P-3"))).containsExactly("P-1");
  }

  @Test
  void theFirstWordIsEnough() {
    assertThat(Spelling.near("partner", COLUMNS)).containsExactly("partner_type");
    assertThat(Spelling.near("part", COLUMNS)).as("no whole word").isEmpty();
  }

  @Test
  void theNearestComesFirstAndNoMoreThanThree() {
    assertThat(Spelling.near("deals", List.of("dealss", "deal", "dea", "deils", "dials")))
        .containsExactly("deal", "dealss", "deils");
    assertThat(Spelling.nearest("seals", List.of("seal", "deals"))).contains("deals");
  }

  @Test
  void whatIsNotNearIsListed() {
    assertThat(Spelling.hint("ammount", COLUMNS)).isEqualTo("Did you mean 'amount'?");
    assertThat(Spelling.hint("zzz", List.of("b", "a", "b"))).isEqualTo("There are: a, b");
    assertThat(Spelling.hint("zzz", List.of())).isEmpty();
    assertThat(Spelling.listed(List.of())).isEqualTo("none");
    assertThat(Spelling.listed(Collections.nCopies(13, "x"))).endsWith("x, x and more").hasSize(43);
  }

  @Test
  void noWordIsTooLongOrTooShortToBeAskedFor() {
    assertThat(Spelling.near("x".repeat(100_000), COLUMNS)).isEmpty();
    assertThat(Spelling.near("", COLUMNS)).isEmpty();
    assertThat(Spelling.near("amount", List.of("x".repeat(100_000), ""))).isEmpty();
  }

  @Test
  void oneIsOneAndAnyOtherNumberAreSeveral() {
    assertThat(Spoken.counted(0, "row")).isEqualTo("0 rows");
    assertThat(Spoken.counted(1, "row")).isEqualTo("1 row");
    assertThat(Spoken.counted(1200, "row")).isEqualTo("1,200 rows");
    assertThat(Spoken.counted("1.0", "point")).isEqualTo("1.0 points");
  }
}
