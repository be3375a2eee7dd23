package dev.touchstone.measure;

import java.util.Optional;

/**
 * Figures that were computed before, by a name that says everything they depend on. Never wrong:
 * what cannot be read or does not check out was never kept.
 */
interface KeptFigures {
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
      };

  Optional<Grouped> find(String name);

  void keep(String name, Grouped figure);
}
