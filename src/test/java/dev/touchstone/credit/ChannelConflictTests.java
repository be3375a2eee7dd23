package dev.touchstone.credit;

import static dev.touchstone.credit.Given.claim;
import static dev.touchstone.credit.Given.conflict;
import static dev.touchstone.credit.Given.credits;
import static dev.touchstone.credit.Given.firstValid;
import static dev.touchstone.credit.Given.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.credit.CreditRule.Conflict;
import dev.touchstone.definition.credit.CreditRule.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deals that two sides claim. */
class ChannelConflictTests {
  @Test
  void aDealTheVendorRegisteredItselfIsTheVendors() {
    assertThat(
            credits(
                List.of(conflict(Outcome.VENDOR, Conflict.VENDOR), firstValid("1")),
                claim("R-1", "P-1", 0),
                claim("R-2", "vendor", 5)))
        .containsExactly("vendor vendor 1.000000");
  }

  @Test
  void aDealThatTwoPartnersClaimMayCountForNobody() {
    var rules = List.of(conflict(Outcome.EXCLUDED, Conflict.SEVERAL_PARTNERS), firstValid("1"));

    assertThat(credits(rules, claim("R-1", "P-1", 0), claim("R-2", "P-2", 5)))
        .containsExactly("vendor excluded 1.000000");
    assertThat(credits(rules, claim("R-1", "P-1", 0), claim("R-2", "P-1", 5)))
        .containsExactly("P-1 sourced 1.000000");
  }

  @Test
  void aClaimThatIsNotValidIsInConflictWithNobody() {
    assertThat(
            credits(
                List.of(
                    conflict(Outcome.VENDOR, Conflict.SEVERAL_PARTNERS, Conflict.VENDOR),
                    firstValid("1")),
                claim("R-1", "P-1", 3),
                invalid("it was refused", claim("R-2", "P-2", 0)),
                invalid("it was refused", claim("R-3", "vendor", 0))))
        .containsExactly("P-1 sourced 1.000000");
  }
}
