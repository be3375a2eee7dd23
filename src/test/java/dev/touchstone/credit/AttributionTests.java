package dev.touchstone.credit;

import static dev.touchstone.credit.Given.claim;
import static dev.touchstone.credit.Given.credits;
import static dev.touchstone.credit.Given.firstValid;
import static dev.touchstone.credit.Given.invalid;
import static dev.touchstone.credit.Given.split;
import static dev.touchstone.credit.Given.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.credit.CreditRule.AboveWhole;
import dev.touchstone.definition.credit.CreditRule.Absent;
import dev.touchstone.definition.credit.CreditRule.By;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How rules follow each other, what they say, and how shares become amounts. */
class AttributionTests {
  @Test
  void aDealThatNobodyClaimsIsTheVendors() {
    assertThat(credits(List.of(firstValid("1")))).containsExactly("vendor vendor 1.000000");
  }

  @Test
  void whatARuleDoesNotGiveIsTheVendors() {
    assertThat(credits(List.of(firstValid("0.6")), claim("R-1", "P-1", 0)))
        .containsExactly("P-1 sourced 0.600000", "vendor vendor 0.400000");
  }

  @Test
  void rulesTakeFromWhatTheOnesBeforeLeft() {
    var rules = List.of(firstValid("0.7"), split("0.7", By.EQUAL, AboveWhole.SCALE_DOWN));

    assertThat(credits(rules, claim("R-1", "P-1", 0), claim("R-2", "P-2", 1)))
        .containsExactly("P-1 sourced 0.700000", "P-1 sourced 0.150000", "P-2 sourced 0.150000");
  }

  @Test
  void aRuleThatFindsNobodyLeavesAllToTheNext() {
    var rules = List.of(weighted("1", Absent.REST, "influenced", 100), firstValid("1"));

    assertThat(credits(rules, claim("R-1", "P-1", 0))).containsExactly("P-1 sourced 1.000000");
  }

  @Nested
  class Reasons {
    @Test
    void aReasonNamesItsOwnClaimAndCountsTheOthers() {
      var awards =
          new Attribution(List.of(firstValid("0.6")), 6)
              .awards(
                  List.of(
                      claim("R-2", "P-1", 0),
                      claim("R-9", "P-2", 3),
                      claim("R-8", "P-3", 4),
                      invalid("it was refused", claim("R-1", "P-4", -9))));

      assertThat(awards.getFirst().reason())
          .isEqualTo(
              "Sourcing gives 60 %: the first valid claim, claims R-2 of 2026-03-01. Not counted:"
                  + " 2 came later; 1 not valid (it was refused)");
      assertThat(awards.getFirst().reason()).doesNotContain("P-2", "P-3", "P-4");
      assertThat(awards.getFirst().passed()).hasSize(3);
    }

    @Test
    void theVendorReadsWhyNobodyHasIt() {
      var awards =
          new Attribution(List.of(firstValid("1")), 6)
              .awards(List.of(invalid("it was refused", claim("R-1", "P-4", 0))));

      assertThat(awards.getFirst().reason())
          .isEqualTo(
              "No rule gives this to anybody, so it is the vendor's. Sourcing found nobody to"
                  + " credit. Not counted: 1 not valid (it was refused)");
    }
  }

  @Nested
  class Amounts {
    @Test
    void aCentThatCannotBeSharedGoesToTheLargestRemainder() {
      assertThat(amounts("0.01", "0.4", "0.6")).containsExactly("0.00", "0.01");
      assertThat(amounts("100.00", "0.333334", "0.333333", "0.333333"))
          .containsExactly("33.34", "33.33", "33.33");
    }

    @Test
    void aCreditNoteIsTakenBackInTheSameParts() {
      assertThat(amounts("-100.00", "0.333334", "0.333333", "0.333333"))
          .containsExactly("-33.34", "-33.33", "-33.33");
    }

    private static List<String> amounts(String amount, String... shares) {
      var awards =
          java.util.Arrays.stream(shares)
              .map(
                  share ->
                      new Award(
                          "r",
                          new Party.Vendor(),
                          "vendor",
                          new BigDecimal(share),
                          List.of(),
                          "",
                          List.of()))
              .toList();
      return Attribution.amounts(new BigDecimal(amount), awards).stream()
          .map(BigDecimal::toPlainString)
          .toList();
    }
  }
}
