package dev.touchstone.score.column;

/** What a value counts as once it is known how few rows stand behind it. */
public sealed interface Shrunk {
  /**
   * It counts as measured.
   *
   * @param reason why although the KPI asks for it, in words; empty where it does not
   */
  record No(String reason) implements Shrunk {}

  /**
   * It is moved toward the mean of its peers.
   *
   * @param value what it counts as, rounded to the KPI's precision
   * @param measured before it was moved
   * @param peerMean each peer weighing as much as its own rows carry
   * @param ownWeight what the partner's own rows carry, 0..1
   * @param rows how many of them there are
   */
  record Toward(double value, double measured, double peerMean, double ownWeight, long rows)
      implements Shrunk {}

  /** The same without the mean of the peers. */
  default Shrunk forPartner() {
    return switch (this) {
      case No no -> no;
      case Toward toward ->
          new Toward(
              toward.value(), toward.measured(), Double.NaN, toward.ownWeight(), toward.rows());
    };
  }

  Shrunk NOT_ASKED = new No("");
}
