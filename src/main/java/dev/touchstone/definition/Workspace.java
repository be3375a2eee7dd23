package dev.touchstone.definition;

import java.util.List;
import java.util.Optional;

/**
 * What a scorecard refers to, as far as it could be read.
 *
 * @param programs one, if all is well
 */
record Workspace(Datasets datasets, List<Program> programs) {
  Optional<Program> program() {
    return programs.stream().findFirst();
  }

  Optional<Dataset> partners() {
    return program().map(program -> datasets.all().get(program.partners()));
  }
}
