package dev.touchstone.credit;

import static dev.touchstone.credit.Given.as;
import static dev.touchstone.credit.Given.claim;
import static dev.touchstone.credit.Given.credits;
import static dev.touchstone.credit.Given.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.credit.CreditRule.Absent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each role has a weight, shared by those who have the role. */
class RoleWeightedTests {
  @Test
  void theWeightOfARoleIsSharedByThoseWhoHaveIt() {
    assertThat(
            credits(
                List.of(weighted("1", Absent.REST, "sourced", 50, "influenced", 30)),
                claim("T-1", "P-1", 0),
                as("influenced", claim("T-2", "P-1", 0)),
                as("influenced", claim("T-3", "P-2", 0)),
                as("serviced", claim("T-4", "P-3", 0))))
        .containsExactly(
            "P-1 influenced 0.150000",
            "P-1 sourced 0.500000",
            "P-2 influenced 0.150000",
            "vendor vendor 0.200000");
  }

  @Test
  void theWeightOfARoleThatNobodyHasStaysOrIsSharedByTheOthers() {
    var claim = as("influenced", claim("T-1", "P-1", 0));

    assertThat(credits(List.of(weighted("1", Absent.REST, "sourced", 50, "influenced", 30)), claim))
        .containsExactly("P-1 influenced 0.300000", "vendor vendor 0.700000");
    assertThat(
            credits(List.of(weighted("1", Absent.OTHERS, "sourced", 50, "influenced", 30)), claim))
        .containsExactly("P-1 influenced 0.800000", "vendor vendor 0.200000");
  }
}
