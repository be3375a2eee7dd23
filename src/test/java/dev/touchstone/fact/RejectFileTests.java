package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectFileTests {
  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  @Test
  void rejectedRowsComeBackAsTheyWereSentWithTheReasons() throws Exception {
    var mapping = Given.byName(Given.deals(), "*", Given.CSV);
    var file =
        workspace.file(
            "deals.csv",
            """
            deal_id,partner_id,stage,seats,amount,currency,closed_on,renewal
            D1,P1,won,1,1,USD,2026-01-01,no
            "=cmd|' /C calc'!A0",P1,won,x,-5.5,usd,2026-01-01,no
            "D,3",P1,won
            """);
    var report = workspace.load(Given.deals(), mapping, file);
    var rejects = workspace.data.resolve("rejects.csv");
    RejectFile.write(report, mapping, file, rejects);

    assertThat(rejects)
        .content()
        .isEqualTo(
            """
            deal_id,partner_id,stage,seats,amount,currency,closed_on,renewal,_rejected_line,_reasons
            '=cmd|' /C calc'!A0,P1,won,x,-5.5,usd,2026-01-01,no,3,"seats: 'x' is not a number; if it stands for no value, say missing: ['x'] in the mapping | currency: 'usd' is not an ISO 4217 currency code; did you mean USD?"
            "D,3",P1,won,4,"The row has 3 fields, the file has 8 columns"
            """);
  }

  @Test
  void mendedRejectsAreLoadedThroughTheSameMapping() throws Exception {
    var contract = Given.deals();
    var columns = contract.columns().stream().map(c -> c.name()).toArray(String[]::new);
    var mapping = Given.keepingRest(Given.byName(contract, "*", Given.unquoted('|', columns)));
    var file =
        workspace.file("deals.txt", "=D1|P1|won|1|1|USD|31.01.2026|no\nD2|P1|won|1|1|USD||\n");
    var report = workspace.load(contract, mapping, file);
    var rejects = workspace.data.resolve("mended.txt");
    RejectFile.write(report, mapping, file, rejects);
    Files.writeString(rejects, Files.readString(rejects).replace("|31.01.2026|", "|2026-01-31|"));

    var mended = workspace.load(contract, mapping, rejects);
    assertThat(mended.rejects()).isEmpty();
    assertThat(workspace.rows(workspace.store.current(), "deals", "deal_id, closed_on, _context"))
        .containsExactly("=D1|2026-01-31|null", "D2|null|null");
  }
}
