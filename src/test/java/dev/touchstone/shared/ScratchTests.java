package dev.touchstone.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTests {
  @TempDir Path home;

  @Test
  void itGoesAwayWithAllThatIsInItAndLeavesItsNeighbours() throws IOException {
    var parent = home.resolve("not/there/yet");
    try (var other = Scratch.in(parent, "work-")) {
      try (var scratch = Scratch.in(parent, "work-")) {
        var deep = Files.createDirectories(scratch.folder().resolve("a/b/c"));
        Files.writeString(deep.resolve("file"), "text");
        Files.writeString(scratch.folder().resolve("file"), "text");
        assertThat(scratch.folder()).isNotEqualTo(other.folder());
      }
      try (var left = Files.list(parent)) {
        assertThat(left).containsExactly(other.folder());
      }
    }
  }

  @Test
  void onlyItsOwnerCanLookIntoIt() throws IOException {
    assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
    try (var scratch = Scratch.in(home, "work-")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(scratch.folder())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aFolderThatIsGoneInPartsOrAltogetherIsNoFault() throws IOException {
    var scratch = Scratch.in(home, "work-");
    Files.writeString(scratch.folder().resolve("file"), "text");
    Files.delete(scratch.folder().resolve("file"));
    scratch.close();
    scratch.close();
    assertThat(scratch.folder()).doesNotExist();
  }

  @Test
  void itIsRemovedWhileSomebodyElseRemovesIt() throws Exception {
    var scratch = Scratch.in(home, "work-");
    for (int i = 0; i < 2_000; i++) {
      Files.createFile(scratch.folder().resolve("file-" + i));
    }
    var other = Thread.ofPlatform().start(scratch::close);
    scratch.close();
    other.join();
    assertThat(scratch.folder()).doesNotExist();
  }

  @Test
  void whatALinkPointsToStays() throws IOException {
    var kept = Files.writeString(Files.createDirectory(home.resolve("kept")).resolve("file"), "x");
    try (var scratch = Scratch.in(home, "work-")) {
      Files.createSymbolicLink(scratch.folder().resolve("link"), kept.getParent());
    }
    assertThat(kept).exists();
  }
}
