package dev.touchstone.run;

import dev.touchstone.measure.Warehouse;
import dev.touchstone.score.change.Chain;
import dev.touchstone.shared.Progress;
import java.util.Optional;

/** Keeps the chain that was asked for last. */
final class Bridged implements Chains {
  private final Scored run;
  private final Warehouse warehouse;
  private Optional<Kept> kept = Optional.empty();

  private record Kept(int period, Chain chain) {}

  Bridged(Scored run, Warehouse warehouse) {
    this.run = run;
    this.warehouse = warehouse;
  }

  @Override
  public synchronized Chain into(int period) {
    return kept.filter(last -> last.period() == period).orElseGet(() -> make(period)).chain();
  }

  private Kept make(int period) {
    var made =
        new Kept(
            period,
            Bridge.between(
                run.basis(period - 1), run.basis(period), run, warehouse, Progress.SILENT));
    kept = Optional.of(made);
    return made;
  }
}
