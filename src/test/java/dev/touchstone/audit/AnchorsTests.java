package dev.touchstone.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.shared.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorsTests {
  @TempDir private Path folder;

  @Test
  void whatWasAnchoredIsReadBackInItsOrder() {
    var anchors = anchors();
    assertThat(anchors.all()).isEmpty();
    anchors.add(end(1));
    anchors.add(end(7));
    assertThat(anchors().all()).extracting(Anchors.Anchor::end).containsExactly(end(1), end(7));
  }

  @Test
  void neitherFileIsReadByOthers() throws Exception {
    anchors().add(end(1));
    for (var name : new String[] {"anchor", "key"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))))
          .isEqualTo("rw-------");
    }
  }

  /** Killed at any byte of a line, the next start goes on and nothing is a false alarm. */
  @Test
  void aLineThatACrashCutOffSaysNothing() throws Exception {
    anchors().add(end(1));
    anchors().add(end(2));
    var whole = Files.readAllBytes(file("anchor"));
    int first = new String(whole, java.nio.charset.StandardCharsets.US_ASCII).indexOf('\n') + 1;
    for (int length = first; length < whole.length; length++) {
      Files.write(file("anchor"), java.util.Arrays.copyOf(whole, length));
      anchors().add(end(3));
      var read = anchors().all().stream().map(Anchors.Anchor::end).toList();
      assertThat(read).as("cut at " + length).startsWith(end(1)).endsWith(end(3));
    }
  }

  @Test
  void aLineThatSomebodyElseWroteIsTold() throws Exception {
    anchors().add(end(1));
    var line = Files.readString(file("anchor"));
    Files.writeString(file("anchor"), line.replaceFirst("^1 ", "2 "));
    refused("anchor-changed");
    Files.writeString(
        file("anchor"), line + "2" + line.substring(1), StandardOpenOption.TRUNCATE_EXISTING);
    refused("anchor-changed");
  }

  @Test
  void aKeyThatIsGoneIsToldAndNotReplaced() throws Exception {
    anchors().add(end(1));
    Files.delete(file("key"));
    refused("anchor-key-missing");
    assertThatThrownBy(() -> anchors().add(end(2))).isInstanceOf(Refused.class);
    assertThat(file("key")).doesNotExist();
  }

  @Test
  void oneLineTellsOfAllCommitsOfAMoment() {
    try (var writer = new AnchorWriter(anchors())) {
      for (int i = 1; i <= 500; i++) {
        writer.reached(end(i));
      }
      writer.reached(end(40)); // commits are told in any order
    }
    assertThat(anchors().all()).hasSizeLessThan(20);
    assertThat(anchors().all().getLast().end()).isEqualTo(end(500));
  }

  private void refused(String code) {
    assertThatThrownBy(() -> anchors().all())
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.code()).isEqualTo(code));
  }

  private Anchors anchors() {
    return new Anchors(file("anchor"), file("key"));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static ChainEnd end(int seq) {
    return new ChainEnd(seq, "%064x".formatted(seq * 31));
  }
}
