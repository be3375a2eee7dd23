package dev.touchstone.credit;

import static dev.touchstone.credit.Given.as;
import static dev.touchstone.credit.Given.asking;
import static dev.touchstone.credit.Given.campaign;
import static dev.touchstone.credit.Given.claim;
import static dev.touchstone.credit.Given.conflict;
import static dev.touchstone.credit.Given.credits;
import static dev.touchstone.credit.Given.firstValid;
import static dev.touchstone.credit.Given.invalid;
import static dev.touchstone.credit.Given.of;
import static dev.touchstone.credit.Given.split;
import static dev.touchstone.credit.Given.undated;
import static dev.touchstone.credit.Given.weighted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.CreditRule.AboveWhole;
import dev.touchstone.definition.CreditRule.Absent;
import dev.touchstone.definition.CreditRule.By;
import dev.touchstone.definition.CreditRule.Conflict;
import dev.touchstone.definition.CreditRule.Model;
import dev.touchstone.definition.CreditRule.Outcome;
import dev.touchstone.definition.CreditRule.SameDay;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Worked examples, one for each way in which a deal can be shared out. */
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
  class FirstValidRegistration {
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
          new dev.touchstone.definition.CreditRule.FirstValid(
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
                  List.of(firstValid("1")),
                  undated(claim("R-1", "P-1", 0)),
                  claim("R-2", "P-2", 9)))
          .containsExactly("P-2 sourced 1.000000");
    }

    @Test
    void theVendorsOwnRegistrationCanBeFirst() {
      assertThat(
              credits(List.of(firstValid("1")), claim("R-1", "P-1", 2), claim("R-2", "vendor", 1)))
          .containsExactly("vendor sourced 1.000000");
    }
  }

  @Nested
  class Splits {
    @Test
    void threeWhoShareAlikeGetAThirdAndTheFirstTheLastDigit() {
      assertThat(
              credits(
                  List.of(split("1", By.EQUAL, AboveWhole.SCALE_DOWN)),
                  claim("T-1", "P-3", 0),
                  claim("T-2", "P-1", 0),
                  claim("T-3", "P-2", 0)))
          .containsExactly("P-1 sourced 0.333334", "P-2 sourced 0.333333", "P-3 sourced 0.333333");
    }

    @Test
    void whoClaimsTwiceStillCountsOnce() {
      assertThat(
              credits(
                  List.of(split("1", By.EQUAL, AboveWhole.SCALE_DOWN)),
                  claim("T-1", "P-1", 0),
                  claim("T-2", "P-1", 3),
                  claim("T-3", "P-2", 0)))
          .containsExactly("P-1 sourced 0.500000", "P-2 sourced 0.500000");
    }

    @Test
    void whoSourcesAndInfluencesHasOneShareInTwoHalves() {
      assertThat(
              credits(
                  List.of(split("1", By.EQUAL, AboveWhole.SCALE_DOWN)),
                  claim("T-1", "P-1", 0),
                  as("influenced", claim("T-2", "P-1", 0)),
                  as("influenced", claim("T-3", "P-2", 0))))
          .containsExactly(
              "P-1 influenced 0.250000", "P-1 sourced 0.250000", "P-2 influenced 0.500000");
    }

    @Test
    void declaredSharesLeaveTheRestToTheVendor() {
      assertThat(
              credits(
                  List.of(split("1", By.DECLARED, AboveWhole.SCALE_DOWN)),
                  asking("0.25", claim("T-1", "P-1", 0)),
                  asking("0.5", claim("T-2", "P-2", 0))))
          .containsExactly(
              "P-1 sourced 0.250000", "P-2 sourced 0.500000", "vendor vendor 0.250000");
    }

    @Test
    void declaredSharesAboveTheWholeAreScaledDown() {
      assertThat(
              credits(
                  List.of(split("1", By.DECLARED, AboveWhole.SCALE_DOWN)),
                  asking("0.75", claim("T-1", "P-1", 0)),
                  asking("0.75", claim("T-2", "P-2", 0))))
          .containsExactly("P-1 sourced 0.500000", "P-2 sourced 0.500000");
    }

    @Test
    void orNobodyHasThem() {
      assertThat(
              credits(
                  List.of(split("1", By.DECLARED, AboveWhole.NOBODY)),
                  asking("0.75", claim("T-1", "P-1", 0)),
                  asking("0.75", claim("T-2", "P-2", 0))))
          .containsExactly("vendor vendor 1.000000");
    }

    @Test
    void aShareOfNothingOrLessIsNone() {
      assertThat(
              credits(
                  List.of(split("1", By.DECLARED, AboveWhole.SCALE_DOWN)),
                  asking("0", claim("T-1", "P-1", 0)),
                  asking("-0.5", claim("T-2", "P-2", 0)),
                  claim("T-3", "P-3", 0),
                  asking("0.5", claim("T-4", "P-4", 0))))
          .containsExactly("P-4 sourced 0.500000", "vendor vendor 0.500000");
    }
  }

  @Nested
  class Roles {
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

      assertThat(
              credits(List.of(weighted("1", Absent.REST, "sourced", 50, "influenced", 30)), claim))
          .containsExactly("P-1 influenced 0.300000", "vendor vendor 0.700000");
      assertThat(
              credits(
                  List.of(weighted("1", Absent.OTHERS, "sourced", 50, "influenced", 30)), claim))
          .containsExactly("P-1 influenced 0.800000", "vendor vendor 0.200000");
    }
  }

  @Nested
  class Campaigns {
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

  @Nested
  class ChannelConflict {
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
