package dev.touchstone.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers what came of each load, so that the same file need not be read again to say the same.
 * Losing it costs time and nothing else.
 */
final class Journal {
  private static final JsonMapper JSON = new JsonMapper();
  private final Path folder;

  Journal(Path folder) {
    this.folder = folder;
  }

  /** What the same load said before, told as what it would say now: nothing changed. */
  Optional<LoadReport> recall(LoadKey key, String mapping, String file) {
    try {
      var then = JSON.readValue(Files.readString(path(key)), LoadReport.class);
      return Optional.of(again(then, mapping, file));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static LoadReport again(LoadReport then, String mapping, String file) {
    var rejects =
        then.rejects().stream()
            .map(
                r ->
                    new Reject(
                        file, r.line(), r.field(), r.column(), r.value(), r.code(), r.reason()))
            .toList();
    long taken = then.added() + then.superseded() + then.unchanged();
    return new LoadReport(
        then.dataset(),
        mapping,
        file,
        then.sha256(),
        then.read(),
        0,
        0,
        taken,
        then.rejected(),
        rejects,
        false,
        then.warnings());
  }

  void remember(LoadKey key, LoadReport report) {
    try {
      Files.createDirectories(folder);
      var draft = Files.createTempFile(folder, "load", ".draft");
      Files.writeString(draft, JSON.writeValueAsString(report));
      Files.move(
          draft,
          path(key),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(LoadKey key) {
    return folder.resolve(key.value() + ".json");
  }
}
