package dev.touchstone.credit;

import static dev.touchstone.credit.Given.as;
import static dev.touchstone.credit.Given.campaign;
import static dev.touchstone.credit.Given.claim;
import static dev.touchstone.credit.Given.credits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.credit.CreditRule.Model;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Touches of a campaign by their place and their time. */
class CampaignTests {
  private final Claim[] four = {
    claim("T-1", "P-1", 0), claim("T-2", "P-2", 1), claim("T-3", "P-3", 2), claim("T-4", "P-4", 3)
  };

  @Test
  void theFirstOrTheLastTouchTakesAll() {
    assertThat(credits(List.of(campaign(new Model.First())), four))
        .containsExactly("P-1 sourced 1.000000");
    assertThat(credits(List.of(campaign(new Model.Last())), four))
        .containsExactly("P-4 sourced 1.000000");
  }

  @Test
  void allTouchesCountAlike() {
    assertThat(credits(List.of(campaign(new Model.Linear())), four))
        .containsExactly(
            "P-1 sourced 0.250000",
            "P-2 sourced 0.250000",
            "P-3 sourced 0.250000",
            "P-4 sourced 0.250000");
  }

  @Test
  void fortyTwentyFortyLeavesTwentyToTheMiddle() {
    assertThat(credits(List.of(campaign(position("0.4", "0.4"))), four))
        .containsExactly(
            "P-1 sourced 0.400000",
            "P-2 sourced 0.100000",
            "P-3 sourced 0.100000",
            "P-4 sourced 0.400000");
  }

  @Test
  void twoTouchesWithoutAMiddleAreHeldAgainstEachOther() {
    assertThat(credits(List.of(campaign(position("0.4", "0.4"))), four[0], four[1]))
        .containsExactly("P-1 sourced 0.500000", "P-2 sourced 0.500000");
    assertThat(credits(List.of(campaign(position("0.6", "0.2"))), four[0], four[1]))
        .containsExactly("P-1 sourced 0.750000", "P-2 sourced 0.250000");
    assertThat(credits(List.of(campaign(position("0.4", "0.4"))), four[2]))
        .containsExactly("P-3 sourced 1.000000");
    assertThat(credits(List.of(campaign(position("0", "0"))), four[0], four[1]))
        .containsExactly("P-1 sourced 0.500000", "P-2 sourced 0.500000");
  }

  @Test
  void aTouchIsWorthHalfForEachHalfLifeOfSevenDays() {
    assertThat(
            credits(
                List.of(campaign(new Model.TimeDecay(7))),
                claim("T-1", "P-1", 0),
                claim("T-2", "P-2", 7),
                claim("T-3", "P-3", 14)))
        .containsExactly("P-1 sourced 0.142857", "P-2 sourced 0.285714", "P-3 sourced 0.571429");
  }

  @Test
  void betweenHalfLivesATouchIsWorthThePowerOfTwo() {
    // 1 / (1 + 2^(-1/2)) = 0.585786...
    assertThat(
            credits(
                List.of(campaign(new Model.TimeDecay(14))),
                claim("T-1", "P-1", 0),
                claim("T-2", "P-2", 7)))
        .containsExactly("P-1 sourced 0.414214", "P-2 sourced 0.585786");
  }

  @Test
  void manyTouchesOfOnePartnerAreOneCredit() {
    assertThat(
            credits(
                List.of(campaign(new Model.Linear())),
                claim("T-1", "P-1", 0),
                claim("T-2", "P-2", 1),
                claim("T-3", "P-1", 2)))
        .containsExactly("P-1 sourced 0.666667", "P-2 sourced 0.333333");
  }

  @Test
  void theVendorsOwnTouchesCountForIt() {
    assertThat(
            credits(
                List.of(campaign(new Model.Linear())),
                claim("T-1", "P-1", 0),
                as("influenced", claim("T-2", "vendor", 1))))
        .containsExactly("P-1 sourced 0.500000", "vendor influenced 0.500000");
  }

  private static Model position(String first, String last) {
    return new Model.ByPosition(new BigDecimal(first), new BigDecimal(last));
  }
}
