package dev.touchstone.shared;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * The one place where folders and files are made: whoever runs Touchstone reads and writes them,
 * and nobody else on the machine does (modes 700 and 600, where the file system knows owners). What
 * is there already, such as a folder of the user's, keeps its mode.
 */
public final class PrivateFiles {
  /** Ends the name of a file that is not whole yet; one that a killed process left may go. */
  public static final String UNFINISHED = ".part";

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** The folder, made with every folder above it that is not there. */
  public static Path folder(Path folder) throws IOException {
    // A link to a folder is a folder; making it anew would be refused.
    return Files.isDirectory(folder)
        ? folder
        : Files.createDirectories(folder, attributes(folder, FOLDER));
  }

  /** The folder, made if it is not there, and closed to others if it was open to them. */
  public static Path ownFolder(Path folder) throws IOException {
    if (isOpenToOthers(folder(folder))) {
      close(folder);
    }
    return folder;
  }

  /** A new folder with a name of its own. */
  public static Path freshFolder(Path parent, String prefix) throws IOException {
    return Files.createTempDirectory(folder(parent), prefix, attributes(parent, FOLDER));
  }

  /** Writes a text in UTF-8 that is there whole or not at all, in place of what was there. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes that are there whole or not at all, in place of what was there. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, false);
  }

  /** The same, and still there after a power cut. */
  public static void writeDurably(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8), true);
    force(file.toAbsolutePath().resolveSibling(""));
  }

  /** Moves what was made beside its place there, so that it is whole even after a power cut. */
  public static void place(Path made, Path place) throws IOException {
    if (Files.isRegularFile(made)) {
      try (var channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    force(place.toAbsolutePath().resolveSibling(""));
  }

  private static void force(Path folder) {
    try (var channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException noFoldersAsFiles) {
      return; // Windows keeps a renamed file by itself
    }
  }

  private static void write(Path file, byte[] bytes, boolean durably) throws IOException {
    var aside = file.resolveSibling(file.getFileName() + "-" + UUID.randomUUID() + UNFINISHED);
    try {
      try (var channel = create(aside);
          var out = Channels.newOutputStream(channel)) {
        out.write(bytes);
        if (durably) {
          channel.force(true);
        }
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(aside);
      throw e;
    }
  }

  /** A file to write bit by bit, in place of one that is there; its folder is made if need be. */
  public static OutputStream stream(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Channels.newOutputStream(create(file));
  }

  /**
   * A new file; its folder is made if it is not there.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   */
  public static FileChannel create(Path file) throws IOException {
    return open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** A file that is private if this makes it; its folder is made if it is not there. */
  public static FileChannel open(Path file, OpenOption... options) throws IOException {
    folder(file.toAbsolutePath().resolveSibling(""));
    return FileChannel.open(file, Set.of(options), attributes(file, FILE));
  }

  /** Takes a file or folder that something else made away from everybody else. */
  public static void close(Path path) throws IOException {
    if (knowsOwners(path)) {
      Files.setPosixFilePermissions(path, Files.isDirectory(path) ? FOLDER : FILE);
    }
  }

  /** Whether somebody else may read, change or enter it; false where nobody can tell. */
  public static boolean isOpenToOthers(Path path) throws IOException {
    if (!knowsOwners(path) || Files.isSymbolicLink(path)) {
      return false;
    }
    return Files.getPosixFilePermissions(path).stream()
        .anyMatch(permission -> !permission.name().startsWith("OWNER"));
  }

  private static boolean knowsOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> mode) {
    return knowsOwners(path)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
