package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages answer, and to whom. */
class PagesTests {
  private static final Map<String, Reader> READERS = new HashMap<>();

  @Test
  void aPartnerSeesItsOwnScorecardAndThoseBelowIt() throws Exception {
    var alder = signedIn("user@alder.test");
    assertThat(alder.get("/").body()).contains("<h1>Alder Systems</h1>").contains("Birch Systems");
    assertThat(alder.get("/scorecards/reseller/partner?id=P-00002").statusCode()).isEqualTo(200);
  }

  @Test
  void anotherPartnersPagesAreNotFoundRatherThanForbidden() throws Exception {
    var calder = signedIn("user@calder.test");
    for (var path :
        new String[] {
          "/scorecards/reseller/partner?id=P-00001",
          "/scorecards/reseller/rows?id=P-00001&kpi=revenue-attainment&input=value",
          "/scorecards/reseller/partner?id=P-00003&run=run-draft",
          "/scorecards/reseller/method?run=run-draft"
        }) {
      var answer = calder.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("Alder");
    }
    assertThat(calder.get("/scorecards/reseller/partner?id=P-00003").statusCode()).isEqualTo(200);
  }

  @Test
  void aPartnerWhoAsksForThePortfolioGetsItsOwnScorecard() throws Exception {
    var answer = signedIn("user@calder.test").get("/scorecards/reseller?q=alder");
    assertThat(answer.body()).contains("<h1>Calder Systems</h1>").doesNotContain("Alder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data", "/data/loads/2", "/data/loads/2/rejects.csv"})
  void loadsAreForTheVendorsPeople(String path) throws Exception {
    assertThat(signedIn("user@calder.test").get(path).statusCode()).isEqualTo(403);
    assertThat(signedIn("manager@meridian.test").get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void rejectsCanBeDownloadedAndNoCellIsAFormula() throws Exception {
    var answer = signedIn("manager@meridian.test").get("/data/loads/2/rejects.csv");
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment");
    assertThat(answer.body())
        .contains("deals-2.csv,17,5,CloseDate,31.02.2026,bad-date")
        .contains(",'=1+1,");
  }

  @Test
  void everyAnswerForbidsForeignScriptsAndFrames() throws Exception {
    var headers = new Reader().get("/sign-in").headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void sessionCookiesAreHiddenFromScripts() throws Exception {
    var reader = new Reader();
    reader.signIn("manager@meridian.test");
    assertThat(reader.cookies.getCookieStore().getCookies())
        .filteredOn(cookie -> cookie.getName().equals("touchstone-session"))
        .singleElement()
        .satisfies(cookie -> assertThat(cookie.isHttpOnly()).isTrue());
  }

  @Test
  void aFormWithoutItsTokenIsRefused() throws Exception {
    var reader = signedIn("manager@meridian.test");
    assertThat(reader.post("/sign-out", "").statusCode()).isEqualTo(403);
    assertThat(reader.get("/data").statusCode()).isEqualTo(200);
  }

  @Test
  void programsGetProblemDetails() throws Exception {
    var answer = signedIn("manager@meridian.test").get("/scorecards/nothing", "application/json");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"status\":404").contains("\"code\":\"not-found\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/scorecards/reseller/partner?id=",
        "/scorecards/reseller?period=never",
        "/scorecards/reseller/partner?id=P-99999"
      })
  void whatIsNotThereSaysSoKindly(String path) throws Exception {
    var answer = signedIn("manager@meridian.test").get(path);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1>Not found</h1>").doesNotContain("Exception");
  }

  /** PostgreSQL takes no such text, and would have been asked with it. */
  @ParameterizedTest
  @ValueSource(strings = {"/scorecards/reseller/partner?id=%00", "/scorecards/reseller?q=a%00b"})
  void aTextNoDatabaseTakesIsNotOurFault(String path) throws Exception {
    assertThat(signedIn("manager@meridian.test").get(path).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/scorecards/reseller?page=x", "/data/loads/abc", "/scorecards/reseller/partner"})
  void anAddressThatMakesNoSenseIsNotOurFault(String path) throws Exception {
    var answer = signedIn("manager@meridian.test").get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("cannot be understood").doesNotContain("Exception");
  }

  @Test
  void whatAReaderTypedIsNeverMarkup() throws Exception {
    var answer =
        signedIn("manager@meridian.test").get("/scorecards/reseller?q=%22%3E%3Cscript%3Ealert(1)");
    assertThat(answer.body()).doesNotContain("<script>alert");
  }

  @Test
  void theSwitchOfColoursLeadsNowhereElse() throws Exception {
    var reader = new Reader();
    var token = reader.token("/sign-in");
    for (var back : new String[] {"//evil.test/", "https://evil.test/", "/\\evil.test"}) {
      var answer =
          reader.post(
              "/theme",
              "theme=dark&back=" + Reader.encode(back) + "&_csrf=" + Reader.encode(token));
      assertThat(answer.headers().firstValue("Location")).contains("/");
    }
  }

  @Test
  void whoeverWatchesTheServerNeedsNoAccount() throws Exception {
    assertThat(new Reader().get("/health").body()).isEqualTo("ok\n");
  }

  private Reader signedIn(String name) throws IOException, InterruptedException {
    var reader = READERS.get(name);
    if (reader == null) {
      reader = new Reader();
      reader.signIn(name);
      READERS.put(name, reader);
    }
    return reader;
  }
}
