package dev.touchstone.fact;

import static dev.touchstone.fact.Given.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadAllTests {
  private static final String DEALS =
      "deal_id,partner_id,stage,seats,amount,currency,closed_on,renewal\n";
  private static final Dataset PARTNERS =
      Given.dataset(
          "partners",
          "partner_id",
          "",
          column("partner_id", new ColumnType.Partner()),
          column("name", new ColumnType.Text()));

  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private List<LoadReport> loadAll(String dealsGlob) {
    var definitions =
        Given.definitions(
            List.of(Given.deals(), PARTNERS),
            Given.byName(Given.deals(), dealsGlob, Given.CSV),
            Given.byName(PARTNERS, "master/partners.csv", Given.CSV));
    return workspace.store.loadAll(definitions, workspace.data, Progress.SILENT);
  }

  private String issues(String dealsGlob) {
    var invalid = catchThrowableOfType(Issues.Invalid.class, () -> loadAll(dealsGlob));
    assertThat(invalid).isNotNull();
    return invalid.issues().stream()
        .map(i -> "%s %s: %s\n%s".formatted(i.at(), i.code(), i.message(), i.hint()))
        .collect(Collectors.joining("\n"))
        .replace(workspace.folder.toString(), "FOLDER");
  }

  private void goodFiles() throws Exception {
    workspace.file("master/partners.csv", "partner_id,name\nP1,One\n");
    workspace.file("deals/2026-02.csv", DEALS + "D1,P1,won,2,1,USD,2026-02-01,no\n");
    workspace.file("deals/2026-01.csv", DEALS + "D1,P1,open,1,1,USD,2026-01-01,no\n");
  }

  @Test
  void masterDataComesFirstAndFilesComeInTheOrderOfTheirNames() throws Exception {
    goodFiles();
    var reports = loadAll("deals/*.csv");

    assertThat(reports)
        .extracting(LoadReport::file)
        .containsExactly("master/partners.csv", "deals/2026-01.csv", "deals/2026-02.csv");
    assertThat(workspace.rows(workspace.store.current(), "deals", "deal_id, stage, _file"))
        .containsExactly("D1|won|deals/2026-02.csv");
  }

  @Test
  void loadingAWorkspaceAgainChangesNothing() throws Exception {
    goodFiles();
    loadAll("**.csv".replace("**", "deals/**"));
    var before = workspace.store.current();
    var again = loadAll("deals/*.csv");

    assertThat(again).extracting(LoadReport::changed).containsOnly(false);
    assertThat(workspace.store.current().ids()).isEqualTo(before.ids());
    assertThat(again).extracting(LoadReport::unchanged).containsExactly(1L, 1L, 1L);
  }

  @Test
  void aMissingFileIsToldWithWhatIsThereBeforeAnythingIsLoaded() throws Exception {
    goodFiles();
    Files.delete(workspace.data.resolve("master/partners.csv"));
    workspace.file("master/partner.csv", "partner_id,name\nP1,One\n");

    assertThat(issues("deals/2026-3*.csv"))
        .isEqualTo(
            """
            given.yaml:1:1 missing-file: No file matches deals/2026-3*.csv in FOLDER/data
            Did you mean deals/2026-01.csv or deals/2026-02.csv?
            given.yaml:1:1 missing-file: No file matches master/partners.csv in FOLDER/data
            Did you mean master/partner.csv?\
            """);
    assertThat(workspace.store.current().ids()).isEmpty();
  }

  @Test
  void oneBrokenFileLeavesEveryTableAsItWasAndAllBrokenFilesAreTold() throws Exception {
    goodFiles();
    loadAll("deals/*.csv");
    var before = workspace.store.current();
    var rows = workspace.rows(before, "deals", "*");
    workspace.file("master/partners.csv", "partner_id,name\nP1,Renamed\n");
    workspace.file("deals/2026-03.csv", DEALS + "D7,\"P1,won,2,1,USD,2026-02-01,no\n");
    workspace.file("deals/2026-04.csv", "");

    assertThat(issues("deals/*.csv"))
        .contains("deals/2026-03.csv:2:1 unterminated-quote")
        .contains("deals/2026-04.csv:1:1 empty-file");
    var after = workspace.store.current();
    assertThat(after.ids()).isEqualTo(before.ids());
    assertThat(after.fingerprints()).isEqualTo(before.fingerprints());
    assertThat(workspace.rows(after, "deals", "*")).isEqualTo(rows);

    Files.delete(workspace.data.resolve("deals/2026-03.csv"));
    Files.delete(workspace.data.resolve("deals/2026-04.csv"));
    loadAll("deals/*.csv");
    assertThat(workspace.rows(workspace.store.current(), "partners", "name"))
        .as("what was taken back is loaded when nothing is broken any more")
        .containsExactly("Renamed");
  }

  @Test
  void aBrokenFirstLoadLeavesNoTable() throws Exception {
    goodFiles();
    workspace.file("deals/2026-04.csv", "");

    assertThat(issues("deals/*.csv")).contains("empty-file");
    assertThat(workspace.store.current().has("partners")).isFalse();
    workspace.reopen();
    assertThat(workspace.store.current().ids()).isEmpty();
    Files.delete(workspace.data.resolve("deals/2026-04.csv"));
    assertThat(loadAll("deals/*.csv")).extracting(LoadReport::changed).containsOnly(true);
  }

  @Test
  void patternsDoNotLeadOutOfTheDataFolder() throws Exception {
    goodFiles();
    Files.writeString(workspace.folder.resolve("deals.csv"), DEALS);
    Files.createSymbolicLink(
        workspace.data.resolve("deals/link.csv"), workspace.folder.resolve("deals.csv"));
    Files.createSymbolicLink(workspace.data.resolve("out"), workspace.folder);

    assertThat(issues("../deals.csv"))
        .contains("outside-data-folder: ../deals.csv leads out of the data folder");
    assertThat(issues(workspace.folder.resolve("deals.csv").toString()))
        .contains("outside-data-folder");
    assertThat(issues("deals/*.csv"))
        .contains(
            "outside-data-folder: deals/link.csv is a link that leads out of the data folder");
    assertThat(issues("out/*.csv")).contains("outside-data-folder: out/deals.csv is a link");
  }

  @Test
  void aDataFolderThatIsNotThereIsToldSo() {
    var missing = workspace.folder.resolve("nowhere");
    assertThatThrownBy(
            () -> workspace.store.loadAll(Given.definitions(List.of()), missing, Progress.SILENT))
        .isInstanceOf(Refused.class)
        .hasMessage("There is no data folder " + missing);
  }

  @Test
  void aMissingLookupFileIsToldWithItsPlace() throws Exception {
    goodFiles();
    var mapping =
        Given.with(
            Given.byName(PARTNERS, "master/partners.csv", Given.CSV),
            "region",
            new Mapping.Lookup("region.csv", Given.CSV, "a", "b", Given.AT));
    var invalid =
        catchThrowableOfType(
            Issues.Invalid.class,
            () -> workspace.load(PARTNERS, mapping, workspace.data.resolve("master/partners.csv")));
    assertThat(invalid.issues().getFirst().message()).startsWith("No file matches region.csv");
  }

  @Test
  void progressNamesTheFiles() throws Exception {
    goodFiles();
    var steps = new ArrayList<String>();
    var definitions =
        Given.definitions(List.of(PARTNERS), Given.byName(PARTNERS, "master/*", Given.CSV));
    workspace.store.loadAll(
        definitions, workspace.data, (step, done, of) -> steps.add(step + " " + done + "/" + of));
    assertThat(steps).startsWith("Loading master/partners.csv 0/1").endsWith("Loaded 1/1");
  }
}
