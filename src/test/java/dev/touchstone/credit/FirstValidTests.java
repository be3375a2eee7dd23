package dev.touchstone.credit;

import static dev.touchstone.credit.Given.claim;
import static dev.touchstone.credit.Given.credits;
import static dev.touchstone.credit.Given.firstValid;
import static dev.touchstone.credit.Given.invalid;
import static dev.touchstone.credit.Given.of;
import static dev.touchstone.credit.Given.undated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.credit.CreditRule.SameDay;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The first valid claim takes the deal. */
class FirstValidTests {
  @Test
  void theEarliestValidClaimTakesIt() {
    assertThat(
            credits(
                List.of(firstValid("1")),
                claim("R-1", "P-1", 5),
                invalid("it was refused", claim("R-2", "P-2", 1)),
                claim("R-3", "P-3", 4)))
        .containsExactly("P-3 sourced 1.000000");
  }

  @Test
  void ofOneDayTheClaimsThatStandFirstInTheDocumentWin() {
    var rule =
        new dev.touchstone.definition.credit.CreditRule.FirstValid(
            "first",
            "First",
            BigDecimal.ONE,
            List.of("registrations", "referrals"),
            SameDay.BY_KEY,
            Given.AT);

    assertThat(
            credits(
                List.of(rule),
                of("referrals", 1, claim("A-1", "P-1", 0)),
                of("registrations", 0, claim("Z-9", "P-2", 0))))
        .containsExactly("P-2 sourced 1.000000");
  }

  @Test
  void ofOneDayTheLowerNumberWinsAlsoWhereItsTextComesLater() {
    assertThat(credits(List.of(firstValid("1")), claim("10", "P-1", 0), claim("9", "P-2", 0)))
        .containsExactly("P-2 sourced 1.000000");
  }

  @Test
  void thoseOfOneDayMayShare() {
    assertThat(
            credits(
                List.of(firstValid("1", SameDay.SPLIT)),
                claim("R-1", "P-1", 0),
                claim("R-2", "P-2", 0),
                claim("R-3", "P-1", 0),
                claim("R-4", "P-3", 1)))
        .containsExactly("P-1 sourced 0.500000", "P-2 sourced 0.500000");
  }

  @Test
  void nobodyIsFirstWhereTwoAre() {
    var rules = List.of(firstValid("1", SameDay.NOBODY));

    assertThat(credits(rules, claim("R-1", "P-1", 0), claim("R-2", "P-2", 0)))
        .containsExactly("vendor vendor 1.000000");
    assertThat(credits(rules, claim("R-1", "P-1", 0), claim("R-2", "P-1", 0)))
        .containsExactly("P-1 sourced 1.000000");
  }

  @Test
  void aClaimWithoutADayIsNeverFirst() {
    assertThat(
            credits(
                List.of(firstValid("1")), undated(claim("R-1", "P-1", 0)), claim("R-2", "P-2", 9)))
        .containsExactly("P-2 sourced 1.000000");
  }

  @Test
  void theVendorsOwnRegistrationCanBeFirst() {
    assertThat(credits(List.of(firstValid("1")), claim("R-1", "P-1", 2), claim("R-2", "vendor", 1)))
        .containsExactly("vendor sourced 1.000000");
  }
}
