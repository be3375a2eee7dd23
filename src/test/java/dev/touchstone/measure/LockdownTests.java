package dev.touchstone.measure;

import static dev.touchstone.measure.KpiDraft.deals;
import static dev.touchstone.measure.KpiDraft.input;
import static dev.touchstone.measure.KpiDraft.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.touchstone.expression.Sql;
import dev.touchstone.measure.engine.LockedDuckDb;
import dev.touchstone.plan.Slice;
import dev.touchstone.shared.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No expression can read a file, load an extension, or run for ever; nor could raw SQL. */
class LockdownTests {
  @TempDir Path folder;
  private World world;
  private Path secret;

  @BeforeEach
  void aSecretBesideTheFacts() throws IOException {
    world =
        World.standard(folder)
            .load("partners", "('P1','One','reseller')")
            .load("deals", "('d1','P1','won',1,1,1,'USD','a','2026-07-01','2026-07-01',true)");
    secret = Files.writeString(folder.resolve("secret.csv"), "password\nhunter2\n");
    World.run("copy (select 'hunter2' as password) to '" + folder.resolve("secret.parquet") + "'");
  }

  private LockedDuckDb engine(Duration limit) {
    return new LockedDuckDb(
        world.limits().withPerStatement(limit),
        world.snapshot.files("deals", "", Slice.BEGINNING, Slice.END));
  }

  private static String run(LockedDuckDb engine, String sql) {
    return engine.query(
        new Sql(sql, List.of()),
        "a test",
        rows -> {
          rows.next();
          return String.valueOf(rows.getString(1));
        });
  }

  @Test
  void whatTheRunWasGivenCanBeRead() {
    try (var engine = engine(Duration.ofMinutes(1))) {
      var file = world.snapshot.files("deals", "", Slice.BEGINNING, Slice.END).getFirst();
      assertThat(run(engine, "select count(*) from read_parquet(['" + file + "'])")).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_csv('%s')",
        "select * from read_text('%s')",
        "select * from read_blob('%s')",
        "select * from '%s'",
        "select * from read_parquet('%s/../secret.parquet')",
        "select * from glob('/etc/*')",
        "select * from read_text('/etc/passwd')",
        "select * from sniff_csv('%s')",
        "select * from query('select * from read_text(''/etc/passwd'')')",
        "select getenv('HOME')",
        "copy (select 1) to '%s'",
        "copy (select 1) to '%s.new' (use_tmp_file false)",
        "export database '%s.folder'",
        "attach '%s.db' as other",
        "install httpfs",
        "load httpfs",
        "load '%s'",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set memory_limit = '100GB'",
        "set threads = 64",
        "set allowed_directories = ['/']",
        "reset allowed_paths",
        "pragma enable_external_access",
      })
  void rawSqlCannotLeaveTheRoom(String sql) throws IOException {
    try (var engine = engine(Duration.ofMinutes(1))) {
      assertThatThrownBy(() -> run(engine, sql.formatted(secret)))
          .as(sql)
          .isInstanceOfAny(Refused.class, IllegalStateException.class);
      assertThat(Files.readString(secret)).isEqualTo("password\nhunter2\n");
      assertThat(folder.resolve("secret.csv.new")).doesNotExist();
      assertThat(run(engine, "select current_setting('enable_external_access')"))
          .isEqualTo("false");
      assertThat(run(engine, "select current_setting('memory_limit')")).isEqualTo("976.5 MiB");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(read_text('/etc/passwd'))",
        "count(*) from read_csv('/etc/passwd') --",
        "count(*); load httpfs",
        "sum((select 1 from read_text('/etc/passwd')))",
        "getenv('HOME')",
        "max(repeat('x', 2000000000))",
        "count(*) filter (where exists (select 1))",
        "sum(amount) over (order by closed_on)",
        "list(amount)",
        "sum(\"amount\") /* ",
      })
  void hostileMeasuresAreIssuesAndNeverReachTheEngine(String measure) {
    assertThat(world.issues(deals(measure))).as(measure).isNotEmpty();
  }

  @Test
  void textInAConditionIsOnlyEverText() {
    var hostile = "customer = 'a'' or ''1''=''1'";
    var kpi = KpiDraft.of("kpi", where(input("deals", "count(*)"), hostile));
    assertThat(world.measured(kpi, world.quarter(2026, 3))).isEqualTo("P1=missing");
  }

  @Test
  void aStatementThatRunsForEverIsStoppedAndTheEngineCanGoOn() {
    try (var engine = engine(Duration.ofMillis(300))) {
      long start = System.nanoTime();
      var refused =
          catchThrowableOfType(
              Refused.class,
              () ->
                  run(
                      engine,
                      "select count(*) from range(1000000) a, range(1000000) b where hash(a.range +"
                          + " b.range) % 7 = 3"));
      assertThat(refused.code()).isEqualTo("time-limit");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(run(engine, "select 42")).isEqualTo("42");
    }
  }

  @Test
  void whatNeedsTooMuchMemoryIsRefused() {
    var tight = world.limits().withMemoryMegabytes(20);
    try (var engine = new LockedDuckDb(tight, List.of())) {
      var refused =
          catchThrowableOfType(
              Refused.class,
              () -> run(engine, "select count(distinct i::varchar) from range(3000000) t(i)"));
      assertThat(refused.code()).isEqualTo("memory-limit");
    }
  }

  @Test
  void nothingIsLeftBehind() {
    world.measured(deals("count(*)"), world.quarter(2026, 3));
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void aDamagedFileIsRefusedInPlainWords() throws IOException {
    var file = world.snapshot.files("deals", "", Slice.BEGINNING, Slice.END).getFirst();
    Files.write(file, new byte[200]);
    var refused =
        catchThrowableOfType(
            Refused.class, () -> world.measured(deals("count(*)"), world.quarter(2026, 3)));
    assertThat(refused.code()).isEqualTo("unreadable-facts");
    assertThat(refused.reason()).isEqualTo("A file of deals is missing or damaged");
  }
}
