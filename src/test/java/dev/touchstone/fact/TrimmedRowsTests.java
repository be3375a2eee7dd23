package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that look alike are alike, unless a contract says otherwise. */
class TrimmedRowsTests {
  private static final String ROWS =
      """
      id,other,stage,note
      K1,P1,open,  a note\u00a0
      K1 ,P1,open,a note
      K1\u00a0,P1\u200b, open\ufeff,a note
      Cafe\u0301,Cafe\u0301,gesch\u00e4ft,e\u0301
      Caf\u00e9,\tCaf\u00e9,gescha\u0308ft,\u00e9
      """;

  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private DocumentedRows load(String texts) throws Exception {
    return DocumentedRows.of(
        workspace,
        "",
        texts
            + "\n"
            + "key: id\n"
            + "columns: {id: partner, other: text, stage: {enum: [open, gesch\u00e4ft]}, note:"
            + " text}",
        "columns: {id: \"id\u00a0\", other: other, stage: stage, note: note}",
        "things.csv",
        ROWS.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void blanksAtTheEndsAndSpellingsOfALetterDoNotCount() throws Exception {
    var told = load("");
    assertThat(told.rejects()).isEmpty();
    assertThat(told.report().equal()).isEqualTo(3);
    assertThat(told.rows("id, other, stage, note"))
        .containsExactly("Caf\u00e9|Caf\u00e9|gesch\u00e4ft|\u00e9", "K1|P1|open|a note");
  }

  @Test
  void aContractMayTakeThemAsTheyWereSent() throws Exception {
    var told = load("texts: as-sent");
    assertThat(told.rows("id, note")).containsExactly("Cafe\u0301|e\u0301", "K1|  a note\u00a0");
    assertThat(told.rejects().lines().map(line -> line.split(":", 3)[0] + line.split("[ :]")[2]))
        .containsExactly("3duplicate-key", "4not-listed", "6not-listed");
  }
}
