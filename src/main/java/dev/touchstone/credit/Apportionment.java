package dev.touchstone.credit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whole units shared out so that none is lost: the method of largest remainders (Hamilton). Of
 * equal remainders the earlier one is served first.
 */
final class Apportionment {
  private Apportionment() {}

  /**
   * @param units how many there are, also below zero
   * @param shares adding up to one
   * @return units in the order of the shares, adding up to {@code units}; a share of zero has none
   */
  static List<BigInteger> of(BigInteger units, List<Ratio> shares) {
    if (shares.size() == 1) {
      return List.of(units);
    }
    var total = units.abs();
    var parts = new ArrayList<BigInteger>();
    var remainders = new ArrayList<Ratio>();
    var left = total;
    for (var share : shares) {
      var divided = total.multiply(share.over()).divideAndRemainder(share.under());
      parts.add(divided[0]);
      remainders.add(new Ratio(divided[1], share.under()));
      left = left.subtract(divided[0]);
    }
    IntStream.range(0, shares.size())
        .boxed()
        .sorted(Comparator.<Integer, Ratio>comparing(remainders::get).reversed())
        .limit(left.intValueExact())
        .forEach(i -> parts.set(i, parts.get(i).add(BigInteger.ONE)));
    return units.signum() < 0 ? parts.stream().map(BigInteger::negate).toList() : parts;
  }
}
