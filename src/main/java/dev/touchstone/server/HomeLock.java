package dev.touchstone.server;

import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says that a database's folder belongs to one living process. The operating system takes it back
 * however that process ends.
 */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws Refused if somebody has it
   */
  static HomeLock take(Path database) throws IOException {
    var file = database.resolve("lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        channel.close();
        throw inUse(file, database);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw inUse(file, database);
    }
    channel.truncate(0);
    var holder = String.valueOf(ProcessHandle.current().pid());
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
    return new HomeLock(channel);
  }

  private static Refused inUse(Path file, Path database) throws IOException {
    var holder = Files.readString(file).strip();
    return new Refused(
        "home-in-use",
        "Another Touchstone"
            + (holder.isEmpty() ? "" : " (process " + holder + ")")
            + " is running on "
            + database.toAbsolutePath().getParent()
            + ".",
        "Stop it, or choose another home.");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
