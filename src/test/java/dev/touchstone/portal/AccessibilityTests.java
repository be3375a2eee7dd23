package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page, light and dark, wide and narrow: looked at by axe; by people, with {@code
 * -Dscreenshots=true}, in target/screenshots.
 */
class AccessibilityTests {
  private static final Map<String, String> PAGES = pages();

  /** Pages whose parts are laid out differently in a narrow window; the others only shrink. */
  private static final List<String> OTHERWISE_WHEN_NARROW = List.of("portfolio", "partner");

  /** What is pressed is 24 pixels high or has room around it, which axe only looks at when told. */
  private static final AxeRunOptions TARGETS_TOO = new AxeRunOptions();

  static {
    var on = new AxeRuleOptions();
    on.setEnabled(true);
    TARGETS_TOO.setRules(Map.of("target-size", on));
  }

  @AutoClose private static Browsing browsing;

  private static Map<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    // One name in all bands: fifty rows take axe ten times as long and show it nothing more.
    pages.put("portfolio", "/scorecards/reseller?q=pine");
    pages.put("attention", "/scorecards/reseller?show=withheld");
    pages.put("nothing-found", "/scorecards/reseller?q=zzz");
    pages.put("partner", "/scorecards/reseller/partner?id=P-00004");
    pages.put("no-score", "/scorecards/reseller/partner?id=P-00064");
    pages.put("rows", "/scorecards/reseller/rows?id=P-00001&kpi=revenue-attainment&input=value");
    pages.put("method", "/scorecards/reseller/method");
    pages.put("data", "/data");
    pages.put("rejects", "/data/loads/2");
    pages.put("password", "/password");
    pages.put("audit", "/audit?what=run");
    pages.put("not-found", "/nowhere");
    return pages;
  }

  @BeforeAll
  static void open() {
    browsing = new Browsing();
  }

  @ParameterizedTest
  @CsvSource({"1280,LIGHT", "1280,DARK", "390,DARK"})
  void everyPageIsAccessibleAndFitsItsWindow(int width, ColorScheme scheme) {
    var name = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
    var faults = new ArrayList<String>();
    try (BrowserContext context = browsing.window(width, scheme, true)) {
      var door = context.newPage();
      listen(door, faults);
      door.navigate("/sign-in?wrong");
      faults.addAll(faultsOf("sign-in", door, true));
      Browsing.keep(door, "sign-in" + name);
      door.close();
      var page = Browsing.signIn(context, "admin@meridian.test");
      listen(page, faults);
      for (var it : PAGES.entrySet()) {
        page.navigate(it.getValue());
        if (it.getKey().equals("partner")) {
          page.locator("details.kpi summary").first().click();
        }
        faults.addAll(
            faultsOf(
                it.getKey(), page, width > 390 || OTHERWISE_WHEN_NARROW.contains(it.getKey())));
        Browsing.keep(page, it.getKey() + name);
      }
    }
    assertThat(faults).isEmpty();
  }

  private static void listen(Page page, List<String> faults) {
    page.onConsoleMessage(
        message -> {
          // The browser itself reports a page that is not found, which one of these is.
          if (message.type().equals("error") && !message.text().contains("404")) {
            faults.add("console: " + message.text());
          }
        });
  }

  private static List<String> faultsOf(String name, Page page, boolean axe) {
    var faults = new ArrayList<String>();
    if (axe) {
      for (var rule : new AxeBuilder(page).options(TARGETS_TOO).analyze().getViolations()) {
        var places = rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
        faults.add(name + ": " + rule.getHelp() + " " + places);
      }
    }
    if (Boolean.TRUE.equals(
        page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"))) {
      faults.add(name + " is wider than its window");
    }
    return faults;
  }
}
