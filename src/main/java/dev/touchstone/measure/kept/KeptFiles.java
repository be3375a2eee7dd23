package dev.touchstone.measure.kept;

import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where bytes are kept by a name; any of them may be gone the next time. */
public interface KeptFiles {
  KeptFiles NONE =
      new KeptFiles() {
        @Override
        public Optional<byte[]> find(String name) {
          return Optional.empty();
        }

        @Override
        public void keep(String name, byte[] bytes) {
          // Nothing is kept.
        }
      };

  Optional<byte[]> find(String name);

  void keep(String name, byte[] bytes);

  /**
   * One file each in a folder of their own. Safe for several processes: files are written aside and
   * moved into place.
   */
  record InFolder(Path folder) implements KeptFiles {
    public InFolder {
      folder = folder.toAbsolutePath();
    }

    @Override
    public Optional<byte[]> find(String name) {
      var file = folder.resolve(name);
      try {
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
      } catch (IOException unreadable) {
        return Optional.empty();
      }
    }

    /** A full or read-only disk only means that it is computed again next time. */
    @Override
    public void keep(String name, byte[] bytes) {
      try {
        PrivateFiles.write(folder.resolve(name), bytes);
      } catch (IOException unwritable) {
        return;
      }
    }
  }
}
