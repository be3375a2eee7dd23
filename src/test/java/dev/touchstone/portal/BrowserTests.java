package dev.touchstone.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do, done in a real browser. */
class BrowserTests {
  @AutoClose private static Browsing browsing;

  @BeforeAll
  static void open() {
    browsing = new Browsing();
  }

  @Test
  void whoeverAsksForAPageSignsInAndGetsIt() {
    try (var window = browsing.window(1280, ColorScheme.LIGHT, true)) {
      var page = window.newPage();
      page.navigate("/scorecards/reseller/method");
      assertThat(page).hasURL(Pattern.compile(".*/sign-in"));
      page.locator("#name").fill("ops@meridian.test");
      page.locator("#password").fill("not the password");
      page.locator("main .btn-primary").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("do not go together");
      page.navigate("/scorecards/reseller/method");
      page.locator("#name").fill("OPS@meridian.test");
      page.locator("#password").fill(dev.touchstone.server.TestServer.PASSWORD);
      page.locator("main .btn-primary").click();
      assertThat(page.locator("h1")).hasText("How the Reseller scorecard is made");
      page.locator("details.menu summary").click();
      page.getByText("Sign out").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("You are signed out");
      page.navigate("/scorecards/reseller");
      assertThat(page).hasURL(Pattern.compile(".*/sign-in"));
    }
  }

  @Test
  void thePortfolioIsSearchedFilteredAndSortedWithoutLeavingThePage() {
    try (var window = browsing.window(1280, ColorScheme.LIGHT, true)) {
      var page = Browsing.signIn(window, "manager@meridian.test");
      page.evaluate("window.stayed = true");
      page.locator("#q").fill("juniper");
      assertThat(rows(page)).hasCount(4);
      page.locator("#band").selectOption("excellent");
      assertThat(rows(page)).hasCount(1);
      assertThat(page).hasURL(Pattern.compile(".*q=juniper.*band=excellent.*"));
      page.getByText("Show all partners").click();
      assertThat(rows(page)).hasCount(50);
      page.evaluate("window.stayed = true");
      page.locator("th a:has-text('Score')").click();
      assertThat(page.locator("th[aria-sort=descending]")).hasText("Score");
      page.locator("th a:has-text('Score')").click();
      assertThat(page.locator("th[aria-sort=ascending]")).hasText("Score");
      assertThat(rows(page).first()).containsText("Needs improvement");
      assertThat(page.evaluate("window.stayed")).isEqualTo(true);
    }
  }

  @Test
  void everythingWorksWithoutJavaScript() {
    try (var window = browsing.window(1280, ColorScheme.LIGHT, false)) {
      var page = Browsing.signIn(window, "manager@meridian.test");
      page.locator("#q").fill("juniper");
      page.locator("#band").selectOption("excellent");
      page.getByText("Apply").click();
      assertThat(rows(page)).hasCount(1);
      page.locator("th a:has-text('Score')").click();
      assertThat(page.locator("th[aria-sort=descending]")).hasText("Score");
      page.locator("tbody a").first().click();
      assertThat(page.locator("h1")).hasText("Juniper Systems");
      page.locator("#period").selectOption("FY2027-Q1");
      page.locator(".period button").click();
      assertThat(page).hasURL(Pattern.compile(".*period=FY2027-Q1.*"));
      page.locator("details.kpi summary").first().click();
      page.getByText("Source rows").first().click();
      assertThat(page.locator("h1")).hasText("Revenue against target");
      page.locator(".theme-switch button[value=dark]").click();
      assertThat(page.locator("h1")).hasText("Revenue against target");
      assertThat(page.locator("body")).hasAttribute("data-theme", "dark");
    }
  }

  @Test
  void aChoiceOfColoursIsRememberedAndTheSystemsIsFollowedWithoutOne() {
    try (var window = browsing.window(1280, ColorScheme.DARK, true)) {
      var page = Browsing.signIn(window, "manager@meridian.test");
      assertThat(background(page)).isEqualTo("rgb(18, 24, 29)");
      page.locator(".theme-switch button[value=light]").click();
      assertThat(page.locator("body")).hasAttribute("data-theme", "light");
      page.navigate("/data");
      assertThat(background(page)).isEqualTo("rgb(246, 247, 248)");
    }
  }

  @Test
  void aScorecardOpensDownToTheRowsOfItsFiles() {
    try (var window = browsing.window(1280, ColorScheme.LIGHT, true)) {
      var page = Browsing.signIn(window, "user@alder.test");
      assertThat(page.locator("h1")).hasText("Alder Systems");
      assertThat(page.locator(".trend-chart > .plot")).isVisible();
      page.locator("details.kpi summary").first().click();
      page.getByText("Source rows").first().click();
      assertThat(page.locator(".constants")).containsText("exports/deals-2026.csv");
      page.locator(".crumbs a").click();
      assertThat(page.locator("#revenue-attainment")).hasAttribute("open", "");
    }
  }

  @Test
  void aPartnerFillsTwoSheetsOfPaperAndAPortfolioIsWhole() {
    try (var window = browsing.window(1280, ColorScheme.DARK, true)) {
      var page = Browsing.signIn(window, "manager@meridian.test");
      page.navigate("/scorecards/reseller/partner?id=P-00004");
      assertThat(Browsing.sheets(page, "partner-paper")).isLessThanOrEqualTo(2);
      page.navigate("/scorecards/reseller?show=all");
      page.getByText("All on one page").click();
      assertThat(rows(page)).hasCount(64);
      assertThat(Browsing.sheets(page, "portfolio-paper")).isBetween(1, 4);
    }
  }

  @Test
  void sortingKeepsTheFocusAndFilteringKeepsTheOrder() {
    try (var window = browsing.window(1280, ColorScheme.LIGHT, true)) {
      var page = Browsing.signIn(window, "manager@meridian.test");
      page.navigate("/scorecards/reseller?show=all");
      page.locator("#sort-score").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("th[aria-sort=descending]")).hasText("Score");
      assertThat(page.locator("#sort-score")).isFocused();
      page.locator("#q").fill("juniper");
      assertThat(rows(page)).hasCount(4);
      assertThat(page).hasURL(Pattern.compile(".*sort=-score.*"));
      page.locator("#band").selectOption("excellent");
      assertThat(page.locator("#band-excellent")).hasAttribute("aria-current", "true");
    }
  }

  /** Everything a first visit asks for: the page, styles, fonts, scripts, the mark. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/scorecards/reseller/partner?id=P-00004", "/scorecards/reseller?show=all"})
  void aFirstVisitIsLight(String path) {
    try (var window = browsing.window(1280, ColorScheme.LIGHT, true)) {
      var page = Browsing.signIn(window, "manager@meridian.test");
      page.navigate("about:blank");
      var sent = new ArrayList<Integer>();
      page.onRequestFinished(
          request -> {
            var sizes = request.sizes();
            sent.add(sizes.responseBodySize + sizes.responseHeadersSize);
          });
      page.context().newCDPSession(page).send("Network.clearBrowserCache");
      page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
      int bytes = sent.stream().mapToInt(Integer::intValue).sum();
      System.getLogger(BrowserTests.class.getName())
          .log(System.Logger.Level.INFO, "{0}: {1} requests, {2} bytes", path, sent.size(), bytes);
      assertThat(sent).hasSizeGreaterThan(4);
      assertThat(bytes).isLessThan(110_000);
    }
  }

  @Test
  void theKeyboardReachesTheContentFirst() {
    try (var window = browsing.window(1280, ColorScheme.LIGHT, true)) {
      var page = Browsing.signIn(window, "manager@meridian.test");
      page.keyboard().press("Tab");
      assertThat(page.locator(":focus")).hasText("Skip to content");
      page.keyboard().press("Enter");
      assertThat(page.locator("main")).isFocused();
    }
  }

  private static Locator rows(Page page) {
    return page.locator("#partners tbody tr");
  }

  private static Object background(Page page) {
    return page.evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
