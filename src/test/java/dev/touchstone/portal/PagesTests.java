package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.server.TestServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

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
  @ValueSource(
      strings = {
        "/data",
        "/data/loads/2",
        "/data/loads/2/rejects.csv",
        "/data/loads/2/rejected-rows.csv"
      })
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
  void rejectedRowsComeBackAsTheyWereSentWithTheirReasons() throws Exception {
    var manager = signedIn("manager@meridian.test");
    assertThat(manager.get("/data/loads/2").body()).contains("/data/loads/2/rejected-rows.csv");
    assertThat(manager.get("/data/loads/2/rejected-rows.csv").body())
        .startsWith("DealId,CloseDate,_rejected_line,_reasons\nD-17,31.02.2026,17,");
    assertThat(manager.get("/data/loads/1/rejected-rows.csv").statusCode()).isEqualTo(404);
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
  void whatABrowserKeptGoesWhenSomebodySignsOut() throws Exception {
    var reader = new Reader(TestServer.PROXY);
    reader.signIn("manager@meridian.test");
    var out =
        reader.post(
            "/sign-out",
            "_csrf=" + Reader.encode(reader.token("/data")),
            "X-Forwarded-Proto",
            "https");
    assertThat(out.headers().firstValue("Clear-Site-Data").orElse(""))
        .contains("\"cache\"")
        .contains("\"storage\"");
  }

  @Test
  void sessionsAreSweptAfterTheirTableWasMade() {
    var context =
        TestServer.get()
            .server()
            .service(RequestMappingHandlerMapping.class)
            .getApplicationContext();
    var beans = ((ConfigurableApplicationContext) Objects.requireNonNull(context)).getBeanFactory();
    assertThat(beans.getDependenciesForBean("sessionRepository")).contains("flywayInitializer");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/scorecards/reseller?show=all",
        "/scorecards/reseller/partner?id=P-00004",
        "/scorecards/reseller/method"
      })
  void aPublishedPageThatSomebodyHasIsNotSentAgain(String path) throws Exception {
    var manager = signedIn("manager@meridian.test");
    var first = manager.get(path);
    var kept = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
    var again = manager.again(path, kept);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(manager.again(path + (path.contains("?") ? "&" : "?") + "period=FY2027-Q1", kept))
        .extracting(java.net.http.HttpResponse::statusCode)
        .isEqualTo(200);
  }

  @Test
  void aKeptPageIsNobodyElsesAndOfNoOtherSession() throws Exception {
    var path = "/scorecards/reseller/partner?id=P-00002";
    var kept = signedIn("user@alder.test").get(path).headers().firstValue("ETag").orElseThrow();
    assertThat(signedIn("manager@meridian.test").again(path, kept).statusCode()).isEqualTo(200);
    assertThat(signedIn("user@calder.test").again(path, kept).statusCode()).isEqualTo(404);
    assertThat(signedIn("user@calder.test").again(path, "*").statusCode()).isEqualTo(404);
    var anew = new Reader();
    anew.signIn("user@alder.test");
    assertThat(anew.again(path, kept).statusCode()).isEqualTo(200);
  }

  @Test
  void aDraftIsAlwaysWrittenAnew() throws Exception {
    var answer = signedIn("manager@meridian.test").get("/scorecards/reseller?run=run-draft");
    assertThat(answer.headers().firstValue("ETag")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @Test
  void thePortfolioOpensOnWhoNeedsSomebodyAndSearchFindsEverybody() throws Exception {
    var manager = signedIn("manager@meridian.test");
    assertThat(manager.get("/scorecards/reseller").body())
        .contains("id=\"show-attention\" aria-current=\"page\"")
        .contains("Fell from");
    assertThat(manager.get("/scorecards/reseller?show=attention&q=juniper").body())
        .contains("id=\"show-all\" aria-current=\"page\"")
        .contains("4 partners");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fell", "withheld", "falling", "gate", "coverage"})
  void theFileHoldsWhatThePageShowsAndItsReasons(String need) throws Exception {
    var manager = signedIn("manager@meridian.test");
    var all = manager.get("/scorecards/reseller/portfolio.csv?show=all").body().lines().toList();
    assertThat(all).hasSize(65);
    int column = java.util.List.of(all.getFirst().split(",")).indexOf("needs");
    var having =
        all.stream()
            .skip(1)
            .filter(it -> java.util.List.of(it.split(",", -1)[column].split(" ")).contains(need))
            .toList();
    assertThat(
            manager.get("/scorecards/reseller/portfolio.csv?show=" + need).body().lines().skip(1))
        .containsExactlyInAnyOrderElementsOf(having);
  }

  @Test
  void aPartnerCannotDownloadThePortfolio() throws Exception {
    assertThat(signedIn("user@calder.test").get("/scorecards/reseller/portfolio.csv").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aPeriodThatThereIsNotNamesThoseThereAre() throws Exception {
    assertThat(signedIn("manager@meridian.test").get("/scorecards/reseller?period=never").body())
        .contains("<a href=\"/scorecards/reseller?period=FY2027-Q1\">FY2027-Q1</a>");
  }

  @Test
  void anotherPeriodKeepsTheFilters() throws Exception {
    assertThat(
            signedIn("manager@meridian.test")
                .get("/scorecards/reseller?band=excellent&sort=-score")
                .body())
        .contains("<input type=\"hidden\" name=\"band\" value=\"excellent\">")
        .contains("<input type=\"hidden\" name=\"sort\" value=\"-score\">");
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
