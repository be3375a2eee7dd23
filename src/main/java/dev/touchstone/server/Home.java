package dev.touchstone.server;

import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder in which a server keeps all it has. Where the file system knows owners, nobody else
 * looks into what lies in it.
 */
record Home(Path folder) {
  /** Made if it is not there. */
  static Home in(Path folder) {
    var home = folder.toAbsolutePath().normalize();
    try {
      if (!Files.isWritable(PrivateFiles.folder(home))) {
        throw notWritable(home, "it belongs to somebody else");
      }
    } catch (IOException e) {
      throw notWritable(home, reason(e));
    }
    return new Home(home);
  }

  /** Where to read what went wrong. */
  Path log() {
    return folder.resolve("log").resolve("touchstone.log");
  }

  /** One of its folders, made if absent and closed to others if it was open. */
  Path own(String name) {
    var own = folder.resolve(name);
    try {
      return PrivateFiles.ownFolder(own);
    } catch (IOException e) {
      throw notWritable(own, reason(e));
    }
  }

  private static String reason(IOException e) {
    var message = e.getMessage();
    return message == null ? e.toString() : e.getClass().getSimpleName() + " " + message;
  }

  private static Refused notWritable(Path home, String reason) {
    return new Refused(
        "home-not-writable",
        "Touchstone cannot keep its data in " + home + ": " + reason + ".",
        "Choose a folder of your own with --home.");
  }
}
