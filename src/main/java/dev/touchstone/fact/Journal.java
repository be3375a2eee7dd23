package dev.touchstone.fact;

import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers the outcome of each load, so that the same file need not be read again to say the same.
 * Losing it costs time and nothing else.
 */
final class Journal {
  private static final JsonMapper JSON = new JsonMapper();
  private final Path folder;

  Journal(Path folder) {
    this.folder = folder;
  }

  /**
   * @param fingerprint of the table after the load
   */
  record Entry(String fingerprint, LoadReport report) {}

  Optional<Entry> recall(LoadKey key) {
    try {
      return Optional.of(JSON.readValue(Files.readString(path(key)), Entry.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  void remember(LoadKey key, Entry entry) {
    try {
      PrivateFiles.write(path(key), JSON.writeValueAsString(entry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(LoadKey key) {
    return folder.resolve(key.value() + ".json");
  }
}
