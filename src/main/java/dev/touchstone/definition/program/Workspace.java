package dev.touchstone.definition.program;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Datasets;
import java.util.List;
import java.util.Optional;

/**
 * What a scorecard refers to, as far as it could be read.
 *
 * @param programs one, if all is well
 */
public record Workspace(Datasets datasets, List<Program> programs) {
  public Optional<Program> program() {
    return programs.stream().findFirst();
  }

  public Optional<Dataset> partners() {
    return program().map(program -> datasets.all().get(program.partners()));
  }
}
