package dev.touchstone.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which texts are a day, and which one. */
class DayTests {
  @AutoClose private Workspace workspace;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    workspace = new Workspace(folder);
  }

  private DocumentedRows days(String mapping, String... days) throws Exception {
    var csv = new StringBuilder("id,day\n");
    for (int i = 0; i < days.length; i++) {
      csv.append((char) ('a' + i)).append(',').append(days[i]).append('\n');
    }
    return DocumentedRows.of(
        workspace,
        "",
        "key: id\ntime: day\ncolumns: {id: partner, day: date}",
        "columns: {id: id, day: %s}".formatted(mapping),
        "days.csv",
        csv.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTimeOfDayThatIsNoneIsNoDateEither() throws Exception {
    var told =
        days(
            "day",
            "2026-05-31T24:00",
            "2026-05-31 25:61",
            "2026-05-31 12:60:00",
            "2026-05-31T23:59:60Z",
            "2026-05-31T24:00+02:00",
            "2026-05-31T23:59:59.5",
            "2026-05-31 00:00");
    assertThat(told.rejects())
        .isEqualTo(
            """
            2:2 bad-date: '2026-05-31T24:00' is not a date of the form yyyy-MM-dd
            3:2 bad-date: '2026-05-31 25:61' is not a date of the form yyyy-MM-dd
            4:2 bad-date: '2026-05-31 12:60:00' is not a date of the form yyyy-MM-dd
            5:2 bad-date: '2026-05-31T23:59:60Z' is not a date of the form yyyy-MM-dd
            6:2 bad-date: '2026-05-31T24:00+02:00' is not a date of the form yyyy-MM-dd
            """);
    assertThat(told.rows("id, day")).containsExactly("f|2026-05-31", "g|2026-05-31");
  }

  @Test
  void aPatternsTimeOfDayIsHeldToTheSame() throws Exception {
    var told =
        days(
            "{from: day, date: dd.MM.yyyy HH:mm}",
            "31.05.2026 24:00",
            "31.05.2026 25:61",
            "31.05.2026 23:59");
    assertThat(told.report().rejected()).isEqualTo(2);
    assertThat(told.rows("id, day")).containsExactly("c|2026-05-31");
  }

  @Test
  void placeholdersAreRefusedByTheirLineAndTheOthersAreTaken() throws Exception {
    var told =
        days(
            "day",
            "9999-12-31",
            "9999-11-30",
            "0001-01-01",
            "1900-01-01",
            "2200-01-01",
            "1901-01-01",
            "2199-12-31");
    assertThat(told.rejects())
        .startsWith(
            "2:2 bad-date: '9999-12-31' is not in the years 1901 to 2199; if it stands for no date,"
                + " say missing: ['9999-12-31'] in the mapping\n");
    assertThat(told.report().rejected()).isEqualTo(5);
    assertThat(told.rows("id, day")).containsExactly("f|1901-01-01", "g|2199-12-31");
  }

  @Test
  void aPlaceholderThatIsDeclaredIsNoDay() throws Exception {
    var told =
        days(
            "{from: day, missing: [9999-12-31, Not captured]}",
            "9999-12-31",
            "\u00a0Not captured ",
            "not captured",
            "2026-02-01");
    assertThat(told.rejects())
        .isEqualTo(
            "4:2 bad-date: 'not captured' is not a date of the form yyyy-MM-dd; if it stands for no"
                + " value, say missing: ['not captured'] in the mapping\n");
    assertThat(told.rows("id, day")).containsExactly("a|null", "b|null", "d|2026-02-01");
  }

  @Test
  void twoDigitsAreAYearOfTheHundredThatTheMappingNames() throws Exception {
    var told =
        days(
            "{from: day, date: \"d.M.yy 'year' \", years-from: 1970}",
            "\"1.2.69 year \"",
            "1.2.70 year ",
            "1.2.70");
    assertThat(told.rows("id, day")).isEmpty();
    var plain =
        days("{from: day, date: ddMMyy, years-from: 1970}", "010269", "010270", "290200", "290201");
    assertThat(plain.rows("id, day"))
        .containsExactly("a|2069-02-01", "b|1970-02-01", "c|2000-02-29");
    assertThat(plain.report().rejected()).isEqualTo(1);
  }
}
