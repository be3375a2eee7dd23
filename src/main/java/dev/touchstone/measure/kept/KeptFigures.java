package dev.touchstone.measure.kept;

import dev.touchstone.measure.vector.Grouped;
import java.util.Optional;

/**
 * Figures, and periods made of them, that were computed before, by a name that says everything they
 * depend on. Never wrong: what cannot be read or does not check out was never kept.
 */
public interface KeptFigures {
  KeptFigures NONE =
      new KeptFigures() {
        @Override
        public Optional<Grouped> find(String name) {
          return Optional.empty();
        }

        @Override
        public void keep(String name, Grouped figure) {
          // Nothing is kept.
        }

        @Override
        public Optional<byte[]> findPeriod(String name) {
          return Optional.empty();
        }

        @Override
        public void keepPeriod(String name, byte[] measured) {
          // Nothing is kept.
        }
      };

  Optional<Grouped> find(String name);

  void keep(String name, Grouped figure);

  /** A whole measured period, as {@link PeriodBytes} wrote it. */
  Optional<byte[]> findPeriod(String name);

  void keepPeriod(String name, byte[] measured);

  /** Rows to be drawn again, as {@link HistogramBytes} wrote them. */
  default Optional<byte[]> findHistograms(String name) {
    return Optional.empty();
  }

  default void keepHistograms(String name, byte[] histograms) {
    // Nothing is kept.
  }

  /** The same figures, and no periods. */
  default KeptFigures withoutPeriods() {
    return this == NONE ? NONE : new FiguresOnly(this);
  }

  /** Periods have to be put together again, from figures. */
  record FiguresOnly(KeptFigures figures) implements KeptFigures {
    @Override
    public Optional<Grouped> find(String name) {
      return figures.find(name);
    }

    @Override
    public void keep(String name, Grouped figure) {
      figures.keep(name, figure);
    }

    @Override
    public Optional<byte[]> findPeriod(String name) {
      return Optional.empty();
    }

    @Override
    public void keepPeriod(String name, byte[] measured) {
      // They were kept before.
    }

    @Override
    public Optional<byte[]> findHistograms(String name) {
      return figures.findHistograms(name);
    }

    @Override
    public void keepHistograms(String name, byte[] histograms) {
      figures.keepHistograms(name, histograms);
    }
  }
}
