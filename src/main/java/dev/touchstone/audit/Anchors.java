package dev.touchstone.audit;

import dev.touchstone.shared.PrivateFiles;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is known outside the database about the chain: a file that is only ever added to, a line for
 * each time somebody looked, saying "then it had at least this record, with this hash", signed with
 * a key in a second file. Both belong where whoever can write to the database cannot.
 */
public final class Anchors {
  private static final Pattern LINE =
      Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) (\\S{20,30}) ([0-9a-f]{64})");

  private final Path file;
  private final Path key;

  /**
   * @param file made with the first anchor
   * @param key made with the first anchor; only its owner may read it
   */
  public Anchors(Path file, Path key) {
    this.file = file;
    this.key = key;
  }

  /**
   * One line of the file.
   *
   * @param at when it was written, by this machine's clock
   */
  record Anchor(ChainEnd end, Instant at) {}

  /** Where they are, for messages. */
  public Path file() {
    return file;
  }

  /**
   * All of them, oldest first; none where there is no file. A last line that was cut off in the
   * middle of being written says nothing and is left out.
   *
   * @throws Refused if a whole line was not signed with the key
   */
  List<Anchor> all() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      var anchors = new ArrayList<Anchor>();
      int number = 0;
      for (var line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
        number++;
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
          continue;
        }
        var said = line.substring(0, parts.start(4) - 1);
        if (!MessageDigest.isEqual(signature(said), HexFormat.of().parseHex(parts.group(4)))) {
          throw new Refused(
              "anchor-changed",
              "Line " + number + " of " + file + " was not signed with " + key + ".",
              "Somebody changed one of the two, or they do not belong together.");
        }
        var end = new ChainEnd(Long.parseLong(parts.group(1)), parts.group(2));
        anchors.add(new Anchor(end, Instant.parse(parts.group(3))));
      }
      return anchors;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Adds a line and waits until it is on the disk. */
  void add(ChainEnd end) {
    var said = end + " " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try {
      makeKey();
      var line = said + " " + HexFormat.of().formatHex(signature(said)) + "\n";
      try (var channel =
          FileChannel.open(
              file,
              java.util.Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              ownersOnly(file))) {
        // What a crash left of a line must not swallow the next one.
        var text = channel.size() > 0 && !endsWithALine() ? "\n" + line : line;
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private boolean endsWithALine() throws IOException {
    try (var channel = FileChannel.open(file)) {
      var last = ByteBuffer.allocate(1);
      channel.read(last, channel.size() - 1);
      return last.get(0) == '\n';
    }
  }

  /** Beside its place and moved, so that no half of a key is ever found. */
  private void makeKey() throws IOException {
    if (Files.exists(key) || Files.exists(file)) {
      return; // a new key would make liars of the anchors that are there
    }
    PrivateFiles.folder(file.toAbsolutePath().resolveSibling(""));
    var folder = PrivateFiles.folder(key.toAbsolutePath().resolveSibling(""));
    var random = new byte[32];
    new SecureRandom().nextBytes(random);
    var draft = folder.resolve(".key-" + UUID.randomUUID());
    try {
      PrivateFiles.writeDurably(draft, HexFormat.of().formatHex(random) + "\n");
      Files.createLink(key, draft);
    } catch (FileAlreadyExistsException anotherWasFaster) {
      // Then that one is the key.
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] ownersOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private byte[] signature(String said) throws IOException {
    if (!Files.exists(key)) {
      throw new Refused(
          "anchor-key-missing",
          "The anchors in " + file + " cannot be checked: their key " + key + " is not there.",
          "Bring it back, or name where it is.");
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var bytes = HexFormat.of().parseHex(Files.readString(key).strip());
      mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
      return mac.doFinal(said.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    } catch (IllegalArgumentException e) {
      throw new Refused(
          "anchor-key-missing",
          "The file " + key + " holds no key for the anchors in " + file + ".",
          "Bring the key back, or name where it is.");
    }
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("The anchors in " + file + " cannot be used", e);
  }
}
