package dev.touchstone.fact;

import static dev.touchstone.fact.Given.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.dataset.Dataset.Column;
import dev.touchstone.definition.dataset.Dataset.ColumnType;
import dev.touchstone.shared.Issues;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractChangeTests {
  private static final Column ID = column("id", new ColumnType.Text());
  private static final Column AMOUNT = column("amount", new ColumnType.Decimal(10, 2));
  private static final Column DAY = column("day", new ColumnType.Day());
  private static final String FILE =
      "id,amount,day,region\n1,10,2026-01-01,north\n2,20,2026-05-01,\n3,30,2026-05-01,\n";

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() throws Exception {
    workspace = new Workspace(folder);
    load(contract("id", ID, AMOUNT, DAY), "first.csv", FILE);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private static Dataset contract(String key, Column... columns) {
    return Given.dataset("sales", key, "day", columns);
  }

  private LoadReport load(Dataset contract, String name, String content) throws Exception {
    var mapping = Given.byName(contract, "*", Given.CSV);
    return workspace.load(contract, mapping, workspace.file(name, content));
  }

  @Test
  void aNewColumnIsFilledWhereTheSourceHasItAndEmptyElsewhere() throws Exception {
    var before = workspace.store.current();
    var wider = contract("id", ID, AMOUNT, DAY, column("region", new ColumnType.Text()));
    var report = load(wider, "first.csv", FILE);

    assertThat(report.superseded()).isEqualTo(1);
    assertThat(report.unchanged()).isEqualTo(2);
    assertThat(workspace.rows(workspace.store.current(), "sales", "id, amount, region, _line"))
        .containsExactly("1|10.00|north|2", "2|20.00|null|3", "3|30.00|null|4");
    assertThat(workspace.rows(before, "sales", "*"))
        .containsExactly(
            "1|10.00|2026-01-01|first.csv|2|null",
            "2|20.00|2026-05-01|first.csv|3|null",
            "3|30.00|2026-05-01|first.csv|4|null");
    assertThat(load(wider, "first.csv", FILE).changed()).isFalse();
  }

  @Test
  void everyFileHasTheNewColumnEvenIfNoRowChanged() throws Exception {
    var wider = contract("id", ID, AMOUNT, DAY, column("region", new ColumnType.Text()));
    var report = load(wider, "again.csv", FILE.replace("north", ""));

    assertThat(report.unchanged()).isEqualTo(3);
    assertThat(report.changed()).isTrue();
    assertThat(workspace.rows(workspace.store.current(), "sales", "id, region"))
        .containsExactly("1|null", "2|null", "3|null");
  }

  @Test
  void aColumnThatGoesAndComesBackComesBackEmpty() throws Exception {
    load(contract("id", ID, DAY), "first.csv", FILE);
    assertThat(workspace.rows(workspace.store.current(), "sales", "*"))
        .first()
        .isEqualTo("1|2026-01-01|first.csv|2|null");
    var report =
        load(contract("id", ID, DAY, AMOUNT), "other.csv", "id,amount,day\n1,5,2026-01-01\n");
    assertThat(report.superseded()).isEqualTo(1);
    assertThat(workspace.rows(workspace.store.current(), "sales", "id, amount"))
        .containsExactly("1|5.00", "2|null", "3|null");
  }

  @Test
  void aDecimalMayGrowMoreDigits() throws Exception {
    var wider = contract("id", ID, column("amount", new ColumnType.Decimal(18, 2)), DAY);
    load(wider, "second.csv", "id,amount,day\n4,1234567890.00,2026-01-01\n");
    assertThat(workspace.rows(workspace.store.current(), "sales", "sum(amount)"))
        .containsExactly("1234567950.00");
  }

  @Test
  void aChangeThatWasTakenBackWithABrokenFileIsMadeAgain() throws Exception {
    var wider = contract("id", ID, AMOUNT, DAY, column("region", new ColumnType.Text()));
    var definitions = Given.definitions(List.of(wider), Given.byName(wider, "*.csv", Given.CSV));
    var broken = workspace.file("second.csv", "");
    assertThatThrownBy(() -> workspace.store.loadAll(definitions, workspace.data, Progress.SILENT))
        .isInstanceOf(Issues.Invalid.class);
    assertThat(workspace.rows(workspace.store.current(), "sales", "*"))
        .contains("1|10.00|2026-01-01|first.csv|2|null");
    Files.delete(broken);

    workspace.store.loadAll(definitions, workspace.data, Progress.SILENT);
    for (var file : workspace.files(workspace.store.current(), "sales")) {
      assertThat(Reading.query("select region from read_parquet('%s')".formatted(file)))
          .isNotEmpty();
    }
  }

  @Test
  void aContractThatWouldChangeTheMeaningOfKeptRowsIsRefused() {
    var otherType = contract("id", ID, column("amount", new ColumnType.Text()), DAY);
    assertThatThrownBy(() -> load(otherType, "first.csv", FILE))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "The column amount of sales was kept as a decimal of 10 digits, 2 after the point"
                + " and is now text");
    var otherKey = contract("id,day", ID, AMOUNT, DAY);
    assertThatThrownBy(() -> load(otherKey, "first.csv", FILE))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "The key of sales was id and is now id, day; rows already kept are known by the old"
                + " one");
  }
}
