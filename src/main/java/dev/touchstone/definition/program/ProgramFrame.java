package dev.touchstone.definition.program;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Datasets;
import dev.touchstone.definition.language.KnownDocuments;
import java.util.Optional;

/** What a scorecard refers to, as far as it could be read. */
public record ProgramFrame(KnownDocuments known) {
  public Datasets datasets() {
    return new Datasets(known);
  }

  public Optional<Program> program() {
    return known.all(Program.KIND).values().stream().findFirst();
  }

  public Optional<Dataset> partners() {
    return program().map(program -> datasets().all().get(program.partners()));
  }
}
