package dev.touchstone.fact;

import dev.touchstone.shared.PrivateFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Iceberg's view of the local disk, so that no Hadoop is needed. Locations are relative to the
 * store's folder ({@code facts:/...}), so that a workspace can be moved, or {@code file://} where
 * other engines read the same tables.
 */
final class FactFiles implements FileIO {
  private static final String RELATIVE = "facts:/";
  private static final String ABSOLUTE = "file://";

  private final transient Path folder;
  private final String base;

  private FactFiles(Path folder, String base) {
    this.folder = folder;
    this.base = base;
  }

  /** For a folder that may be moved as a whole. */
  static FactFiles movable(Path folder) {
    return new FactFiles(folder, RELATIVE);
  }

  /** For a folder other engines know by its absolute path. */
  static FactFiles fixed(Path folder) {
    return new FactFiles(folder, ABSOLUTE + folder + "/");
  }

  /** The location of a path below the folder, or of any other absolute path. */
  String location(Path path) {
    return path.startsWith(folder)
        ? base + folder.relativize(path).toString().replace('\\', '/')
        : ABSOLUTE + path;
  }

  Path path(String location) {
    return location.startsWith(RELATIVE)
        ? folder.resolve(location.substring(RELATIVE.length()))
        : Path.of(location.startsWith(ABSOLUTE) ? location.substring(7) : location);
  }

  @Override
  public InputFile newInputFile(String location) {
    return new LocalInput(location, path(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new LocalOutput(location, path(location));
  }

  @Override
  public void deleteFile(String location) {
    try {
      Files.deleteIfExists(path(location));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record LocalInput(String location, Path path) implements InputFile {
    @Override
    public long getLength() {
      try {
        return Files.size(path);
      } catch (NoSuchFileException e) {
        throw new NotFoundException(e, "No file %s", path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public SeekableInputStream newStream() {
      try {
        return new LocalStream(FileChannel.open(path));
      } catch (NoSuchFileException e) {
        throw new NotFoundException(e, "No file %s", path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean exists() {
      return Files.exists(path);
    }
  }

  private record LocalOutput(String location, Path path) implements OutputFile {
    @Override
    public PositionOutputStream create() {
      return open(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      return open(
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
    }

    private PositionOutputStream open(StandardOpenOption... options) {
      try {
        return new DurableStream(PrivateFiles.open(path, options));
      } catch (FileAlreadyExistsException e) {
        throw new AlreadyExistsException(e, "File %s exists", path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public InputFile toInputFile() {
      return new LocalInput(location, path);
    }
  }

  private static final class LocalStream extends SeekableInputStream {
    private final FileChannel channel;

    LocalStream(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      if (position > channel.size()) {
        throw new EOFException("Position " + position + " is after the end");
      }
      channel.position(position);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return channel.read(ByteBuffer.wrap(into, from, length));
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** A commit must survive a power cut, so every metadata file is on the disk when it is closed. */
  private static final class DurableStream extends PositionOutputStream {
    private final FileChannel channel;
    private final java.io.OutputStream buffered;
    private long written;

    DurableStream(FileChannel channel) {
      this.channel = channel;
      this.buffered =
          new java.io.BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel));
    }

    @Override
    public long getPos() {
      return written;
    }

    @Override
    public void write(int one) throws IOException {
      buffered.write(one);
      written++;
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      buffered.write(from, offset, length);
      written += length;
    }

    @Override
    public void flush() throws IOException {
      buffered.flush();
    }

    @Override
    public void close() throws IOException {
      if (channel.isOpen()) {
        buffered.flush();
        channel.force(true);
        buffered.close();
      }
    }
  }
}
