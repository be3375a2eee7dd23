package dev.touchstone.credit;

import dev.touchstone.shared.PartnerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * One row that asks for credit of one deal.
 *
 * @param claims id of the claims in the document
 * @param order their place in the document
 * @param key the row's key, as text
 * @param made the day of the claim
 * @param share what the row asks for, 1 being all of the deal
 * @param at file and line of the row
 */
public record Claim(
    String claims,
    int order,
    String key,
    Party by,
    Made made,
    String role,
    Asked share,
    Validity validity,
    String at) {

  public sealed interface Made {
    record On(LocalDate day) implements Made {}

    record Undated() implements Made {}
  }

  public sealed interface Asked {
    record Share(BigDecimal share) implements Asked {}

    record Nothing() implements Asked {}
  }

  public sealed interface Validity {
    record Valid() implements Validity {}

    /**
     * @param reason in plain words
     */
    record Invalid(String reason) implements Validity {}
  }

  boolean isValid() {
    return validity instanceof Validity.Valid;
  }

  /** Earlier first; claims of one day by their place in the document, then by their key. */
  static final Comparator<Claim> EARLIER =
      (one, other) -> {
        int days = one.day().compareTo(other.day());
        return days == 0 ? Claim.OF_ONE_DAY.compare(one, other) : days;
      };

  private static final Comparator<Claim> OF_ONE_DAY =
      Comparator.comparingInt(Claim::order)
          .thenComparing(Claim::key, Claim::compareKeys)
          .thenComparing(Claim::by)
          .thenComparing(Claim::role)
          .thenComparing(Claim::at);

  /** Undated claims come last; rules that ask for days never see them as valid. */
  LocalDate day() {
    return switch (made) {
      case Made.On(var day) -> day;
      case Made.Undated _ -> LocalDate.MAX;
    };
  }

  /** Whole numbers by their size, all else as every engine sorts text. */
  private static int compareKeys(String one, String other) {
    if (one.length() != other.length() && isNumber(one) && isNumber(other)) {
      return Integer.compare(one.length(), other.length());
    }
    return one.isBlank() || other.isBlank()
        ? one.compareTo(other)
        : new PartnerId(one).compareTo(new PartnerId(other));
  }

  private static boolean isNumber(String key) {
    return !key.isEmpty() && key.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Rules look claims up by themselves, over and over. */
  @Override
  public int hashCode() {
    return 31 * key.hashCode() + order;
  }
}
