package dev.touchstone.run;

import dev.touchstone.run.Backtest.Compared;
import dev.touchstone.run.Backtest.Move;
import dev.touchstone.run.Backtest.Reason;
import dev.touchstone.run.Backtest.Tested;
import dev.touchstone.score.explanation.Change;
import dev.touchstone.score.explanation.Change.Kind;
import dev.touchstone.score.explanation.Change.Line;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines of many changes, by KPI and kind. */
final class Reasons {
  private static final Set<Move> OTHER_BAND = EnumSet.of(Move.UP, Move.DOWN, Move.OTHER);

  private record Name(String id, Kind kind) {}

  private static final class Sum {
    private String title = "";
    private double points;
    private double size;
    private double ofMovers;
  }

  private final Map<Name, Sum> sums = new LinkedHashMap<>();
  private int all;
  private int movers;

  Reasons(List<Tested> periods) {
    periods.forEach(period -> period.partners().forEach(this::add));
  }

  private void add(Compared one) {
    if (one.change() instanceof Change.Moved moved) {
      boolean mover = OTHER_BAND.contains(one.move());
      all++;
      movers += mover ? 1 : 0;
      moved.lines().stream()
          .filter(line -> line.kind() != Kind.ROUNDING)
          .forEach(line -> add(line, mover));
    }
  }

  private void add(Line line, boolean mover) {
    var sum = sums.computeIfAbsent(new Name(line.id(), line.kind()), unseen -> new Sum());
    sum.title = line.title();
    sum.points += line.points();
    sum.size += Math.abs(line.points());
    sum.ofMovers += mover ? Math.abs(line.points()) : 0;
  }

  List<Reason> all() {
    return sums.entrySet().stream()
        .map(
            entry ->
                new Reason(
                    entry.getKey().id(),
                    entry.getValue().title,
                    entry.getKey().kind(),
                    entry.getValue().points / all,
                    entry.getValue().size / all,
                    movers == 0 ? 0 : entry.getValue().ofMovers / movers))
        .sorted(
            Comparator.comparingDouble((Reason reason) -> -reason.size()).thenComparing(Reason::id))
        .toList();
  }
}
