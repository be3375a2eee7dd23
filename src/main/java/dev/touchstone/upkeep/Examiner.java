package dev.touchstone.upkeep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks at one part of a workspace or of a server's home, and changes nothing. */
public interface Examiner {
  Examined of(Path place);

  /** What there is, and what is wrong with it. */
  record Examined(List<Holding> holds, List<Trouble> troubles) {
    public Examined {
      holds = List.copyOf(holds);
      troubles = List.copyOf(troubles);
    }

    /** Both together. */
    public Examined and(Examined other) {
      var allHolds = new ArrayList<>(holds);
      allHolds.addAll(other.holds);
      var allTroubles = new ArrayList<>(troubles);
      allTroubles.addAll(other.troubles);
      return new Examined(allHolds, allTroubles);
    }
  }
}
