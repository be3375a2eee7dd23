package dev.touchstone.definition.credit;

import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One step in sharing a deal out. It sees valid claims only, and takes from what is left. */
public sealed interface CreditRule {
  String id();

  String title();

  /** Ids of the claims it looks at. */
  List<String> claims();

  Position at();

  /** The share of the deal that the rule hands out, if so much is left: above 0, up to 1. */
  BigDecimal gives();

  /** Claims that contradict each other settle the deal before anybody is credited. */
  record ChannelConflict(
      String id, String title, List<String> claims, Set<Conflict> when, Outcome then, Position at)
      implements CreditRule {
    @Override
    public BigDecimal gives() {
      return BigDecimal.ONE;
    }
  }

  enum Conflict {
    /** The vendor claims the deal for itself. */
    VENDOR,
    /** Two or more partners claim it. */
    SEVERAL_PARTNERS
  }

  enum Outcome {
    VENDOR,
    EXCLUDED
  }

  /** The earliest claim takes all that the rule gives. */
  record FirstValid(
      String id, String title, BigDecimal gives, List<String> claims, SameDay sameDay, Position at)
      implements CreditRule {}

  /** Who is first among claims of one day. */
  enum SameDay {
    /** By the order of the claims in the document, then by the claim's key. */
    BY_KEY,
    /** Those who claim on that day share alike. */
    SPLIT,
    /** Nobody is: the rule gives nothing. */
    NOBODY
  }

  /** Everybody with a claim takes part: alike, or by the share that the claim's row names. */
  record Split(
      String id,
      String title,
      BigDecimal gives,
      List<String> claims,
      By by,
      AboveWhole aboveWhole,
      Position at)
      implements CreditRule {}

  enum By {
    EQUAL,
    DECLARED
  }

  /** What becomes of declared shares that add up to more than there is. */
  enum AboveWhole {
    /** All are scaled down in proportion. */
    SCALE_DOWN,
    /** The rule gives nothing. */
    NOBODY
  }

  /**
   * Each role has a weight, and those who have the role share it alike.
   *
   * @param weights by role, adding up to at most 100
   */
  record RoleWeighted(
      String id,
      String title,
      BigDecimal gives,
      List<String> claims,
      Map<String, BigDecimal> weights,
      Absent absent,
      Position at)
      implements CreditRule {}

  /** Where the weight of a role goes that nobody has. */
  enum Absent {
    /** It stays with what is left. */
    REST,
    /** The roles that are there share it by their weights. */
    OTHERS
  }

  /** Each claim is a touch on the way to the deal. */
  record Campaign(
      String id, String title, BigDecimal gives, List<String> claims, Model model, Position at)
      implements CreditRule {}

  /** How much a touch counts, by its place among all touches of the deal. */
  sealed interface Model {
    record First() implements Model {}

    record Last() implements Model {}

    record Linear() implements Model {}

    /** The first and the last have shares; those between them have the rest, alike. */
    record ByPosition(BigDecimal first, BigDecimal last) implements Model {}

    /** A touch counts half as much for each so many days that it is older than the newest. */
    record TimeDecay(int halfLifeDays) implements Model {}
  }
}
