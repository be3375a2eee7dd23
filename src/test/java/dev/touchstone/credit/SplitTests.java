package dev.touchstone.credit;

import static dev.touchstone.credit.Given.as;
import static dev.touchstone.credit.Given.asking;
import static dev.touchstone.credit.Given.claim;
import static dev.touchstone.credit.Given.credits;
import static dev.touchstone.credit.Given.split;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.credit.CreditRule.AboveWhole;
import dev.touchstone.definition.credit.CreditRule.By;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Those who claim a deal share it. */
class SplitTests {
  private static List<String> alike(Claim... claims) {
    return credits(List.of(split("1", By.EQUAL, AboveWhole.SCALE_DOWN)), claims);
  }

  private static List<String> declared(AboveWhole above, Claim... claims) {
    return credits(List.of(split("1", By.DECLARED, above)), claims);
  }

  @Test
  void threeWhoShareAlikeGetAThirdAndTheFirstTheLastDigit() {
    assertThat(alike(claim("T-1", "P-3", 0), claim("T-2", "P-1", 0), claim("T-3", "P-2", 0)))
        .containsExactly("P-1 sourced 0.333334", "P-2 sourced 0.333333", "P-3 sourced 0.333333");
  }

  @Test
  void whoClaimsTwiceStillCountsOnce() {
    assertThat(alike(claim("T-1", "P-1", 0), claim("T-2", "P-1", 3), claim("T-3", "P-2", 0)))
        .containsExactly("P-1 sourced 0.500000", "P-2 sourced 0.500000");
  }

  @Test
  void whoSourcesAndInfluencesHasOneShareInTwoHalves() {
    assertThat(
            alike(
                claim("T-1", "P-1", 0),
                as("influenced", claim("T-2", "P-1", 0)),
                as("influenced", claim("T-3", "P-2", 0))))
        .containsExactly(
            "P-1 influenced 0.250000", "P-1 sourced 0.250000", "P-2 influenced 0.500000");
  }

  @Test
  void declaredSharesLeaveTheRestToTheVendor() {
    assertThat(
            declared(
                AboveWhole.SCALE_DOWN,
                asking("0.25", claim("T-1", "P-1", 0)),
                asking("0.5", claim("T-2", "P-2", 0))))
        .containsExactly("P-1 sourced 0.250000", "P-2 sourced 0.500000", "vendor vendor 0.250000");
  }

  @Test
  void declaredSharesAboveTheWholeAreScaledDown() {
    assertThat(
            declared(
                AboveWhole.SCALE_DOWN,
                asking("0.75", claim("T-1", "P-1", 0)),
                asking("0.75", claim("T-2", "P-2", 0))))
        .containsExactly("P-1 sourced 0.500000", "P-2 sourced 0.500000");
  }

  @Test
  void orNobodyHasThem() {
    assertThat(
            declared(
                AboveWhole.NOBODY,
                asking("0.75", claim("T-1", "P-1", 0)),
                asking("0.75", claim("T-2", "P-2", 0))))
        .containsExactly("vendor vendor 1.000000");
  }

  @Test
  void aShareOfNothingOrLessIsNone() {
    assertThat(
            declared(
                AboveWhole.SCALE_DOWN,
                asking("0", claim("T-1", "P-1", 0)),
                asking("-0.5", claim("T-2", "P-2", 0)),
                claim("T-3", "P-3", 0),
                asking("0.5", claim("T-4", "P-4", 0))))
        .containsExactly("P-4 sourced 0.500000", "vendor vendor 0.500000");
  }
}
