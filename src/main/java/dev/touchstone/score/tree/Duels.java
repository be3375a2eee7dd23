package dev.touchstone.score.tree;

import dev.touchstone.score.rule.ReadableNumbers;
import dev.touchstone.shared.PartnerId;
import java.util.List;

/**
 * How one partner fared against all others under a group that is put together by duels.
 *
 * @param won against how many others it leads on more than half of the weight both have
 * @param lost against how many others the other does
 * @param even how many are level
 * @param without others it has no part in common with; there is no duel
 * @param closest those that could most easily have gone the other way, the closest first and then
 *     by id
 */
public record Duels(int won, int lost, int even, int without, List<Duel> closest) {
  /** The group is put together in another way, or the partner has no points in it. */
  public static final Duels NONE = new Duels(0, 0, 0, 0, List.of());

  /**
   * @param share of the common weight on which the partner leads, ties counting half, 0..1
   */
  public record Duel(PartnerId other, String name, double share) {}

  /** The same without who the others are. */
  public Duels forPartner() {
    return new Duels(won, lost, even, without, List.of());
  }

  public boolean any() {
    return won + lost + even + without > 0;
  }

  /** e.g. {@code duels won 12, lost 30, level 2; closest: Contoso (57.1 % of the weight)}. */
  public String words() {
    var text = new StringBuilder("duels won %d, lost %d, level %d".formatted(won, lost, even));
    if (without > 0) {
      text.append(", no part in common with ").append(without);
    }
    if (!closest.isEmpty()) {
      text.append("; closest: ")
          .append(
              String.join(
                  ", ",
                  closest.stream()
                      .map(
                          duel ->
                              "%s (%s of the weight)"
                                  .formatted(duel.name(), ReadableNumbers.percent(duel.share())))
                      .toList()));
    }
    return text.toString();
  }
}
