package dev.touchstone.cli;

import dev.touchstone.shared.Refused;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the machine refuses and a person can mend (room on a disk, rights, memory, a locale), found
 * among the causes of a failure and said in a sentence.
 */
final class Mendable {
  private static final int DEEPEST = 50;

  private Mendable() {}

  static Optional<Refused> in(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST)
        .flatMap(cause -> refusal(cause).stream())
        .findFirst();
  }

  private static Optional<Refused> refusal(Throwable cause) {
    var message = String.valueOf(cause.getMessage());
    if (cause instanceof Refused refused) {
      return Optional.of(refused);
    }
    if (cause instanceof OutOfMemoryError) {
      return Optional.of(
          new Refused(
              "out-of-memory",
              "There is too little memory for this: " + message,
              "Give Java more, for example with: export TOUCHSTONE_JAVA_OPTS=-Xmx4g"));
    }
    if (cause instanceof InvalidPathException path) {
      return Optional.of(badPath(path.getInput()));
    }
    if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
      return Optional.of(
          new Refused(
              "disk-full",
              "The disk is full: " + firstLine(message),
              "Make room, or name another folder with --workspace or --home; what is whole stays,"
                  + " and the same command goes on from there."));
    }
    if (message.contains("Too many open files")) {
      return Optional.of(
          new Refused(
              "too-many-open-files",
              "The system lets this program open no more files",
              "Raise the limit: ulimit -n 4096"));
    }
    return cause instanceof FileSystemException file ? Optional.of(file(file)) : Optional.empty();
  }

  static Refused badPath(@Nullable String path) {
    return new Refused(
        "bad-path",
        "The path "
            + (path == null ? "" : path + " ")
            + "has characters that this terminal's locale cannot tell",
        "Choose one for all of Unicode: export LC_ALL=C.UTF-8");
  }

  private static Refused file(FileSystemException fault) {
    var file = String.valueOf(fault.getFile());
    return switch (fault) {
      case AccessDeniedException denied ->
          new Refused(
              "access-denied",
              file + " may not be read or written by whoever runs this",
              "Check the rights of the file and of the folders it lies in.");
      case NoSuchFileException missing ->
          new Refused(
              "file-is-gone",
              file + " was there and is gone",
              "Run the command again; if it comes back, 'touchstone doctor' says what is broken.");
      default ->
          new Refused(
              "file-trouble",
              file + ": " + Optional.ofNullable(fault.getReason()).orElse("no reason given"),
              "Check the folder it lies in, and run the command again.");
    };
  }

  private static String firstLine(String message) {
    return message.strip().lines().findFirst().orElse("");
  }
}
