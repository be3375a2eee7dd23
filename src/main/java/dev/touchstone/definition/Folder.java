package dev.touchstone.definition;

import dev.touchstone.definition.language.Lines;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the files of a workspace and makes text of them.
 *
 * @param texts is given the text of files that cannot be used, for their issues to be shown in
 */
record Folder(Path root, Issues issues, Map<String, String> texts) {
  /** Nobody reviews more than that; a data file in the wrong place is larger. */
  private static final int LARGEST = 1_000_000;

  List<SourceFile> read() {
    if (!Files.isDirectory(root)) {
      var name = root.toString().isEmpty() ? "." : root.toString();
      issues.error(
          "no-such-folder",
          Position.startOf(name),
          Files.exists(root) ? "This is a file, not a folder" : "There is no such folder",
          "Name the folder that holds the definitions");
      return List.of();
    }
    var sources = new ArrayList<SourceFile>();
    for (var file : files()) {
      source(file).ifPresent(sources::add);
    }
    return sources;
  }

  private List<Path> files() {
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              boolean hidden = !folder.equals(root) && isHidden(folder);
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              var name = file.toString();
              if ((name.endsWith(".yaml") || name.endsWith(".yml")) && !isHidden(file)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              reportUnreadable(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      reportUnreadable(root);
    }
    if (files.isEmpty() && !issues.hasErrors()) {
      issues.error(
          "no-documents",
          Position.startOf("."),
          "The folder holds no *.yaml or *.yml file",
          "Write a program, datasets, mappings and a scorecard into it");
    }
    files.sort(Comparator.comparing(this::name));
    return files;
  }

  private static boolean isHidden(Path path) {
    return String.valueOf(path.getFileName()).startsWith(".");
  }

  private String name(Path file) {
    var name = root.relativize(file).toString().replace('\\', '/');
    return name.isEmpty() ? "." : name;
  }

  private void reportUnreadable(Path file) {
    issues.error(
        "unreadable-file",
        Position.startOf(name(file)),
        "The file cannot be read",
        "Check who may read it");
  }

  private Optional<SourceFile> source(Path file) {
    try {
      if (!file.toRealPath().startsWith(root.toRealPath())) {
        issues.error(
            "outside-folder",
            Position.startOf(name(file)),
            "This is a link that leads out of the folder",
            "Put the document itself into the folder");
        return Optional.empty();
      }
      if (!Files.isRegularFile(file)) {
        issues.error(
            "not-a-file",
            Position.startOf(name(file)),
            "This is no file with a text in it",
            "Remove it, or give it a name that does not end in .yaml or .yml");
        return Optional.empty();
      }
      // Nothing says how long a file will be when its end is reached, so no more is read than fits.
      byte[] bytes;
      try (var in = Files.newInputStream(file)) {
        bytes = in.readNBytes(LARGEST + 1);
      }
      if (bytes.length > LARGEST) {
        issues.error(
            "too-large",
            Position.startOf(name(file)),
            "The file is larger than 1 MB, which no document is",
            "Keep data elsewhere, or split the file into one document each");
        return Optional.empty();
      }
      return text(name(file), bytes);
    } catch (IOException e) {
      reportUnreadable(file);
      return Optional.empty();
    }
  }

  private Optional<SourceFile> text(String name, byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    boolean bad = StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
    var text = out.flip().toString();
    if (!bad) {
      return Optional.of(
          new SourceFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text));
    }
    var shown = new String(bytes, StandardCharsets.UTF_8);
    texts.put(name, shown);
    var lines = new Lines(new SourceFile(name, shown));
    int line = lines.lineAt(text.length());
    boolean wide = bytes.length > 1 && (bytes[0] & 0xFE) == 0xFE && (bytes[1] & 0xFE) == 0xFE;
    issues.error(
        "not-utf-8",
        lines.position(line, lines.columnAt(text.length()), 1),
        wide
            ? "The file is written in UTF-16, not in UTF-8"
            : "The byte 0x%02X is not UTF-8".formatted(bytes[in.position()]),
        "Save the file as UTF-8");
    return Optional.empty();
  }
}
