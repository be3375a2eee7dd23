package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.shared.Issue;
import dev.touchstone.shared.IssuePrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies among documents and is none. */
class FolderTests {
  @TempDir Path folder;

  private String printed() {
    var documents =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> Documents.in(folder.resolve("definitions")));
    return new IssuePrinter(documents::text, false).print(documents.issues().all());
  }

  private Path definitions() throws IOException {
    return Files.createDirectories(folder.resolve("definitions"));
  }

  @Test
  void aLinkThatLeadsOutIsRefusedWithoutAWordOfWhatItLeadsTo() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "program: of-somebody-else\n");
    Files.createSymbolicLink(definitions().resolve("program.yaml"), secret);

    assertThat(printed())
        .contains("program.yaml:1:1: error outside-folder", "leads out of the folder")
        .doesNotContain("somebody");
  }

  @Test
  void aLinkWithinTheFolderIsADocument() throws IOException {
    var real = Files.writeString(definitions().resolve("program.txt"), "program: small\n");
    Files.createSymbolicLink(definitions().resolve("program.yaml"), real);

    assertThat(printed()).contains("The key 'currency' is missing");
  }

  @Test
  void aNamedPipeIsNoDocumentAndNobodyWaitsForIt() throws Exception {
    var pipe = definitions().resolve("scorecard.yaml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(printed()).contains("scorecard.yaml:1:1: error not-a-file");
  }

  @Test
  void thirtyThousandDocumentsInOneFileAreRefusedAtOnce() throws IOException {
    Files.writeString(definitions().resolve("all.yaml"), "---\nmapping: a\n".repeat(30_000));

    assertThat(printed()).contains("all.yaml:1:1: error too-many-documents", "30000 documents");
  }

  @Test
  void aThousandDocumentsWithFaultsAreReadInAMomentAndTheFirstFaultsAreShown() throws IOException {
    var text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("---\ndataset: d").append(i).append("\nclumns: {a: text}\n");
    }
    Files.writeString(definitions().resolve("all.yaml"), text);

    var documents = Documents.in(definitions());
    var errors =
        documents.issues().all().stream()
            .filter(issue -> issue.severity() == Issue.Severity.ERROR)
            .count();
    assertThat(errors).isGreaterThan(1000);
    assertThat(printed()).contains("and " + (documents.issues().all().size() - 500) + " more");
  }
}
