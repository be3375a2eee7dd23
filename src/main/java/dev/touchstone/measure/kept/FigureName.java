package dev.touchstone.measure.kept;

import dev.touchstone.expression.Sql;
import dev.touchstone.plan.Scan;
import dev.touchstone.plan.Slice;
import dev.touchstone.plan.SnapshotFiles;
import dev.touchstone.plan.Statement;
import dev.touchstone.shared.Fingerprint;
import java.util.List;

/** Names a figure by all it depends on: equal names have equal answers. */
public record FigureName(String engine, Scan scan, Slice slice) {
  /** Raised when the same SQL would be read or rolled up differently. */
  private static final String VERSION = "1";

  public String of(List<Sql> parts, List<Statement.Source> sources, SnapshotFiles files) {
    var text = new Fingerprint();
    text.line(VERSION, engine);
    text.line(scan.dataset().id(), scan.by(), scan.on(), slice.toString());
    for (var part : parts) {
      text.line(part.text());
      part.binds().forEach(bind -> text.line(bind.getClass().getSimpleName(), bind.toString()));
    }
    for (var source : sources) {
      text.line(source.dataset().id());
      files.of(source).forEach(file -> text.line(files.identity(file)));
    }
    return text.sha256();
  }
}
