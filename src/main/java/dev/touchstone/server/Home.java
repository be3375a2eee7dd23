package dev.touchstone.server;

import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder in which a server keeps all it has. Where the file system knows owners, nobody else
 * looks into what lies in it.
 */
record Home(Path folder) {
  private static final FileAttribute<?>[] NONE = {};

  /** Made if it is not there. */
  static Home in(Path folder) {
    var home = folder.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(home)) {
        Files.createDirectories(home.getParent() == null ? home : home.getParent());
        Files.createDirectory(home, forOwner("rwx------"));
      }
      if (!Files.isWritable(home)) {
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
      forOwnerOnly(own);
      return own;
    } catch (IOException e) {
      throw notWritable(own, reason(e));
    }
  }

  /** Makes a folder, or closes one to everybody but its owner. */
  static void forOwnerOnly(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, forOwner("rwx------"));
    } else if (knowsOwners(folder)
        && !PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))
            .endsWith("------")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Writes a file that only its owner may read: whole, or not at all. */
  static void keep(Path file, String text) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    Files.createFile(draft, forOwner("rw-------"));
    Files.writeString(draft, text);
    place(draft, file);
  }

  /** Moves what was made beside its place there, so that it is whole even after a power cut. */
  static void place(Path made, Path place) throws IOException {
    if (Files.isRegularFile(made)) {
      try (var channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    if (knowsOwners(place)) { // elsewhere a folder cannot be opened
      try (var channel = FileChannel.open(place.toAbsolutePath().getParent())) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] forOwner(String rights) {
    return java.nio.file.FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : NONE;
  }

  private static boolean knowsOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
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
