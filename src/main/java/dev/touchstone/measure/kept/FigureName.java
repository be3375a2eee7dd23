package dev.touchstone.measure.kept;

import dev.touchstone.expression.Sql;
import dev.touchstone.plan.Scan;
import dev.touchstone.plan.Slice;
import dev.touchstone.plan.SnapshotFiles;
import dev.touchstone.plan.Statement;
import dev.touchstone.shared.Sha256;
import java.util.List;

/** Names a figure by all it depends on: equal names have equal answers. */
public record FigureName(String engine, Scan scan, Slice slice) {
  /** Raised when the same SQL would be read or rolled up differently. */
  private static final String VERSION = "1";

  public String of(List<Sql> parts, List<Statement.Source> sources, SnapshotFiles files) {
    var text = new StringBuilder();
    line(text, VERSION, engine);
    line(text, scan.dataset().id(), scan.by(), scan.on(), slice.toString());
    for (var part : parts) {
      line(text, part.text());
      part.binds().forEach(bind -> line(text, bind.getClass().getSimpleName(), bind.toString()));
    }
    for (var source : sources) {
      line(text, source.dataset().id());
      files.of(source).forEach(file -> line(text, files.identity(file)));
    }
    return Sha256.of(text.toString());
  }

  /** Lengths keep neighbouring parts apart, whatever they hold. */
  private static void line(StringBuilder text, String... parts) {
    for (var part : parts) {
      text.append(part.length()).append(':').append(part).append('\n');
    }
  }
}
