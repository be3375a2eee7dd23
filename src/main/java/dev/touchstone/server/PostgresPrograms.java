package dev.touchstone.server;

import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Refused;
import dev.touchstone.shared.Scratch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, out of their Maven artifact: unpacked once beside their place and
 * moved there whole, where nobody but their owner can reach them.
 */
record PostgresPrograms(Path folder) {
  private static final String WHOLE = "whole";

  /**
   * @param parent of this version and no other
   */
  static PostgresPrograms in(Path parent) throws IOException {
    PrivateFiles.ownFolder(parent);
    var archive = archive();
    var folder = parent.resolve(name(archive));
    if (!isWhole(folder)) {
      Scratch.remove(folder);
      try (var draft = Scratch.in(parent, "making-")) {
        unpack(archive, draft.folder());
        Files.writeString(draft.folder().resolve(WHOLE), Contents.of(draft.folder()).toString());
        PrivateFiles.place(draft.folder(), folder);
      }
    }
    removeOthers(parent, folder);
    return new PostgresPrograms(folder);
  }

  /** A move makes it whole; only a power cut or somebody's hand can take from it afterwards. */
  private static boolean isWhole(Path folder) throws IOException {
    var kept = folder.resolve(WHOLE);
    return Files.exists(kept) && Files.readString(kept).equals(Contents.of(folder).toString());
  }

  private record Contents(long files, long bytes) {
    static Contents of(Path folder) throws IOException {
      try (var all = Files.walk(folder)) {
        var sizes =
            all.filter(it -> !it.endsWith(WHOLE) && Files.isRegularFile(it))
                .mapToLong(PostgresPrograms::size)
                .summaryStatistics();
        return new Contents(sizes.getCount(), sizes.getSum());
      }
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(URL archive, Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(archive.openStream())))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        var file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
          throw new IOException("PostgreSQL's archive leads out of its folder: " + file);
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          if (isPosix() && (entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
          }
        }
      }
    }
  }

  private static void removeOthers(Path parent, Path current) throws IOException {
    try (var all = Files.list(parent)) {
      all.filter(it -> !it.equals(current)).forEach(Scratch::remove);
    }
  }

  private static URL archive() {
    var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    var system = os.startsWith("mac") ? "darwin" : os.startsWith("win") ? "windows" : "linux";
    var name =
        "/postgres-%s-%s.txz"
            .formatted(system, arch.matches("aarch64|arm64") ? "arm_64" : "x86_64");
    var found = PostgresPrograms.class.getResource(name);
    if (found == null) {
      throw new Refused(
          "no-embedded-database",
          "There is no PostgreSQL in this build for " + os + " on " + arch + ".",
          "Name one of your own with spring.datasource.url.");
    }
    return found;
  }

  /** Tells one version from another without reading it. */
  private static String name(URL archive) throws IOException {
    var connection = archive.openConnection();
    connection.setUseCaches(false);
    return connection instanceof JarURLConnection jar
        ? "postgres-%08x".formatted(jar.getJarEntry().getCrc())
        : "postgres-%d".formatted(connection.getContentLengthLong());
  }

  /** Runs one of them to its end and answers what it said. */
  String run(Path directory, List<String> command, String input) throws IOException {
    var all = new ArrayList<>(asSomebody());
    all.add(folder.resolve("bin").resolve(command.getFirst()).toString());
    all.addAll(command.subList(1, command.size()));
    var builder = new ProcessBuilder(all).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C"); // what it says is looked into
    var process = builder.start();
    try (var to = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
      to.write(input);
    } catch (IOException e) {
      // It ended before it had read everything; what it said tells why.
    }
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new Failed(command.getFirst(), said);
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + command.getFirst() + " ran", e);
    }
    return said;
  }

  /** One of the programs ended with a fault. */
  static final class Failed extends IOException {
    Failed(String program, String said) {
      super(program + " failed: " + said.strip());
    }
  }

  /** PostgreSQL refuses to run as root; {@code unshare} lets it run as somebody without a name. */
  private static List<String> asSomebody() throws IOException {
    if (!isPosix() || new com.sun.security.auth.module.UnixSystem().getUid() != 0) {
      return List.of();
    }
    try {
      if (new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0) {
        return List.of("unshare", "-U");
      }
      throw asRoot("this machine does not allow it to become somebody else (unshare -U)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while unshare ran", e);
    } catch (IOException e) {
      throw asRoot("there is no unshare here to become somebody else with");
    }
  }

  private static Refused asRoot(String reason) {
    return new Refused(
        "database-as-root",
        "PostgreSQL does not run as root, and " + reason + ".",
        "Start Touchstone as another user, or install unshare (Debian: apt-get install util-linux),"
            + " or name a PostgreSQL of your own with spring.datasource.url.");
  }

  private static boolean isPosix() {
    return java.nio.file.FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
