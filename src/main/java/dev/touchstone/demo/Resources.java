package dev.touchstone.demo;

import dev.touchstone.shared.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Definitions that are shipped with the program. */
final class Resources {
  private Resources() {}

  static void copy(String from, List<String> names, Path folder) throws IOException {
    for (var name : names) {
      var target = folder.resolve(name);
      try (var content = Resources.class.getResourceAsStream(from + name)) {
        if (content == null) {
          throw new IllegalStateException("The definition " + from + name + " is not shipped");
        }
        PrivateFiles.write(target, content.readAllBytes());
      }
    }
  }
}
