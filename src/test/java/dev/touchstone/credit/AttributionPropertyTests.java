package dev.touchstone.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.definition.credit.CreditRule;
import dev.touchstone.definition.credit.CreditRule.ChannelConflict;
import dev.touchstone.definition.credit.CreditRule.Conflict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every deal, whatever its claims and whatever the combination of rules. */
class AttributionPropertyTests {
  private static final int DEALS = 5_000;

  /** One deal with its ledger and what it was made of. */
  private record Tried(
      List<CreditRule> rules, int decimals, List<Claim> claims, BigDecimal amount) {
    List<Award> awards() {
      return new Attribution(rules, decimals).awards(claims);
    }
  }

  private interface Property {
    void of(Tried tried, RandomDeals world);
  }

  private static void forEveryDeal(Property property) {
    for (int seed = 0; seed < DEALS; seed++) {
      var world = new RandomDeals(seed);
      var tried = new Tried(world.rules(), world.decimals(), world.claims(), world.amount());
      try {
        property.of(tried, world);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + tried, e);
      }
    }
  }

  @Test
  void sharesOfPartnersAndVendorAddUpToExactlyOne() {
    forEveryDeal(
        (tried, _) -> {
          var awards = tried.awards();
          assertThat(awards).isNotEmpty();
          assertThat(awards.stream().map(Award::share).reduce(BigDecimal.ZERO, BigDecimal::add))
              .isEqualByComparingTo("1");
          assertThat(awards).allMatch(award -> award.share().signum() >= 0);
          assertThat(awards).allMatch(award -> award.share().scale() == tried.decimals());
        });
  }

  @Test
  void creditedRevenueNeverExceedsRealRevenueAndTheVendorHasTheRest() {
    forEveryDeal(
        (tried, _) -> {
          var awards = tried.awards();
          var amounts = Attribution.amounts(tried.amount(), awards);
          var partners = BigDecimal.ZERO;
          var vendor = BigDecimal.ZERO;
          for (int i = 0; i < awards.size(); i++) {
            assertThat(amounts.get(i).signum()).isIn(0, tried.amount().signum());
            if (awards.get(i).party() instanceof Party.Partner) {
              partners = partners.add(amounts.get(i));
            } else {
              vendor = vendor.add(amounts.get(i));
            }
          }
          assertThat(partners.abs()).isLessThanOrEqualTo(tried.amount().abs());
          assertThat(partners.add(vendor)).isEqualTo(tried.amount());
        });
  }

  @Test
  void theOrderOfClaimsMakesNoDifference() {
    forEveryDeal(
        (tried, world) -> {
          var shuffled = new ArrayList<>(tried.claims());
          Collections.shuffle(shuffled, world.random());
          assertThat(new Attribution(tried.rules(), tried.decimals()).awards(shuffled))
              .isEqualTo(tried.awards());
        });
  }

  @Test
  void onlyValidClaimsThatARuleLooksAtAreEverCredited() {
    forEveryDeal(
        (tried, _) -> {
          var entitled = new HashSet<Party>();
          for (var claim : tried.claims()) {
            if (claim.isValid()
                && tried.rules().stream().anyMatch(r -> r.claims().contains(claim.claims()))) {
              entitled.add(claim.by());
            }
          }
          for (var award : tried.awards()) {
            assertThat(award.claims()).allMatch(Claim::isValid);
            assertThat(award.claims()).allMatch(claim -> claim.by().equals(award.party()));
            if (award.party() instanceof Party.Partner) {
              assertThat(entitled).contains(award.party());
              assertThat(award.claims()).isNotEmpty();
              assertThat(award.claims()).allMatch(claim -> claim.role().equals(award.credit()));
            }
          }
        });
  }

  @Test
  void aClaimThatIsNotValidChangesNobodysCredit() {
    forEveryDeal(
        (tried, world) -> {
          var more = new ArrayList<>(tried.claims());
          world.claims().forEach(claim -> more.add(Given.invalid("too late", claim)));
          assertThat(credits(new Attribution(tried.rules(), tried.decimals()).awards(more)))
              .isEqualTo(credits(tried.awards()));
        });
  }

  @Test
  void aDealInConflictCreditsNoPartner() {
    var inConflict = new HashSet<Integer>();
    forEveryDeal(
        (tried, _) -> {
          if (tried.rules().isEmpty()
              || !(tried.rules().getFirst() instanceof ChannelConflict rule)) {
            return;
          }
          var valid =
              tried.claims().stream()
                  .filter(claim -> claim.isValid() && rule.claims().contains(claim.claims()))
                  .map(Claim::by)
                  .distinct()
                  .toList();
          boolean vendor = valid.contains(new Party.Vendor());
          int partners = valid.size() - (vendor ? 1 : 0);
          boolean conflict =
              vendor && rule.when().contains(Conflict.VENDOR)
                  || partners > 1 && rule.when().contains(Conflict.SEVERAL_PARTNERS);
          if (conflict) {
            inConflict.add(tried.hashCode());
            assertThat(tried.awards()).hasSize(1);
            assertThat(tried.awards().getFirst().party()).isEqualTo(new Party.Vendor());
          }
        });
    assertThat(inConflict).hasSizeGreaterThan(100);
  }

  @Test
  void aTimesLargerAmountHasAsManyTimesLargerCredits() {
    forEveryDeal(
        (tried, _) -> {
          var awards = tried.awards();
          var times = BigDecimal.TEN.pow(tried.decimals());
          var large = tried.amount().multiply(times);
          var amounts = Attribution.amounts(tried.amount(), awards);
          var larger = Attribution.amounts(large, awards);
          var unit = BigDecimal.ONE.movePointLeft(4);
          for (int i = 0; i < awards.size(); i++) {
            // So much larger, every share of it ends with a whole unit and nothing is rounded.
            assertThat(larger.get(i)).isEqualByComparingTo(large.multiply(awards.get(i).share()));
            assertThat(larger.get(i).divide(times).subtract(amounts.get(i)).abs()).isLessThan(unit);
          }
        });
  }

  @Test
  void noPartnerReadsAboutAnother() {
    forEveryDeal(
        (tried, _) -> {
          for (var award : tried.awards()) {
            assertThat(award.reason()).doesNotContainPattern("P-\\d");
          }
        });
  }

  private static List<String> credits(List<Award> awards) {
    return awards.stream()
        .map(award -> award.party() + award.credit() + award.rule() + award.share())
        .toList();
  }
}
