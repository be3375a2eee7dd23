package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.access.Role;
import dev.touchstone.server.TestServer;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit trail as a page. */
class AuditPageTests {
  private static final Pattern NUMBERS =
      Pattern.compile("<th scope=\"row\" class=\"num\">([^<]+)<");
  private final TestServer test = TestServer.get();

  @Test
  void auditorsSeeTheTrailAndWhetherItHolds() throws Exception {
    var body = auditor().get("/audit?what=run.published").body();
    assertThat(body)
        .contains("The trail holds.", "run.published", "run/run-published")
        .contains("admin@meridian.test")
        .doesNotContain("run.stored");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manager@meridian.test", "user@calder.test"})
  void nobodyElseDoes(String name) throws Exception {
    var reader = new Reader();
    reader.signIn(name);
    assertThat(reader.get("/audit").statusCode()).isEqualTo(403);
    assertThat(reader.get("/").body()).doesNotContain("href=\"/audit\"");
  }

  @Test
  void pagesGoOnWithoutAGapOrARepetition() throws Exception {
    var reader = auditor();
    for (int i = 0; i < 60; i++) {
      person(Role.EXECUTIVE);
    }
    var first = NUMBERS.matcher(reader.get("/audit?what=person.added").body());
    var seen = first.results().map(it -> it.group(1)).toList();
    assertThat(seen).hasSize(50).doesNotHaveDuplicates();
    var older =
        NUMBERS.matcher(
            reader
                .get("/audit?what=person.added&before=" + seen.getLast().replaceAll("\\D", ""))
                .body());
    assertThat(older.results().map(it -> it.group(1)).toList())
        .hasSizeGreaterThanOrEqualTo(10)
        .doesNotContainAnyElementsOf(seen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/audit?from=never&until=2026-13-45",
        "/audit?from=-99999999&until=+1000000000",
        "/audit?before=-7",
        "/audit?before=9223372036854775807",
        "/audit?what=%25&about=_%5C%27",
        "/audit?who=%22%3E%3Cscript%3Ealert(1)"
      })
  void oddFiltersAreAnsweredAndNeverMarkup(String path) throws Exception {
    var answer = auditor().get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("<script>alert");
  }

  @Test
  void wildcardsAreTextLikeAnyOther() throws Exception {
    assertThat(auditor().get("/audit?what=%25").body()).contains("No record fits");
  }

  private Reader auditor() throws Exception {
    var reader = new Reader();
    reader.signIn(person(Role.AUDITOR));
    return reader;
  }

  private String person(Role role) {
    var name = "p-" + UUID.randomUUID().toString().substring(0, 8) + "@meridian.test";
    return test.server()
        .asTouchstone(
            () ->
                test.people()
                    .addStaff(name, "Pat Reader", TestServer.PASSWORD, Set.of(role), "test"))
        .signIn();
  }
}
