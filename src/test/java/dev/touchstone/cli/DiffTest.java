package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** {@code touchstone diff} answers as scripts and version control systems expect. */
class DiffTest {
  private static final Path BASE = Path.of("src/test/resources/golden/base");

  @TempDir Path folder;
  private Path old;
  private Path fresh;

  @BeforeEach
  void twoFiles() throws IOException {
    var card = Files.readString(BASE.resolve("scorecards/reseller.yaml"));
    old = Files.writeString(folder.resolve("old.yaml"), card);
    fresh = Files.writeString(folder.resolve("new.yaml"), card.replace("good: 60", "good: 62"));
  }

  @Test
  void whatIsEqualExitsWithZero() {
    var told = Told.by("diff", BASE, BASE);
    assertThat(told.exit()).isZero();
    assertThat(told.out()).isEqualTo("Nothing differs.\n");
  }

  @Test
  void aCommentIsToldApartFromNothingAtAll() throws IOException {
    Files.writeString(fresh, "# a comment\n" + Files.readString(old));
    var told = Told.by("diff", old, fresh);
    assertThat(told.exit()).isZero();
    assertThat(told.out()).startsWith("Nothing that counts differs");
  }

  @Test
  void whatDiffersExitsWithOne() {
    var told = Told.by("diff", old, fresh);
    assertThat(told.exit()).isOne();
    assertThat(told.out())
        .isEqualTo(
            """
            scorecard reseller (Reseller scorecard)
              Band good now starts at 62 (was 60): partners between 60 and 62 fall to needs improvement
            """);
  }

  @Test
  void machinesReadTheSame() {
    var told = Told.by("diff", old, fresh, "--format", "json");
    assertThat(told.exit()).isOne();
    var change = new ObjectMapper().readTree(told.out()).at("/documents/0/lines/0");
    assertThat(change.get("path").asString()).isEqualTo("bands.good");
    assertThat(change.get("before").asString()).isEqualTo("60");
    assertThat(change.get("after").asString()).isEqualTo("62");
  }

  @Test
  void aFileThatCameOrWentIsAnEmptyOne() throws IOException {
    var nothing = Files.writeString(folder.resolve("nothing"), "");
    assertThat(Told.by("diff", nothing, fresh).out())
        .isEqualTo("scorecard reseller (Reseller scorecard) is new\n");
    assertThat(Told.by("diff", old, nothing).out())
        .isEqualTo("scorecard reseller (Reseller scorecard) is gone\n");
  }

  @Test
  void whatCannotBeReadIsNoDifference() throws IOException {
    Files.writeString(fresh, "scorecard: reseller\nperoid: quarter\n");
    var told = Told.by("diff", old, fresh);
    assertThat(told.exit()).isEqualTo(2);
    assertThat(told.err()).contains("There is no key 'peroid' here", "Did you mean 'period'?");
    assertThat(Told.by("diff", old, folder.resolve("nowhere")).exit()).isEqualTo(2);
  }
}
