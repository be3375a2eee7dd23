package dev.touchstone.fact.source;

import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A source file as it was at one reading, for readers that jump about in a file: nobody changes it
 * under them, and its hash is that of what they see.
 *
 * @param sha256 of its bytes
 */
public record PrivateCopy(Scratch scratch, Path path, String sha256) implements AutoCloseable {

  /**
   * @param work folder it lies in until it is closed
   */
  static PrivateCopy of(Path source, Path work) {
    try {
      var scratch = Scratch.in(work, "copy-");
      var path = scratch.folder().resolve("copy");
      try (var bytes = new HashedStream(Files.newInputStream(source));
          var out = PrivateFiles.stream(path)) {
        bytes.transferTo(out);
        return new PrivateCopy(scratch, path, bytes.sha256());
      } catch (IOException | RuntimeException e) {
        scratch.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    scratch.close();
  }
}
