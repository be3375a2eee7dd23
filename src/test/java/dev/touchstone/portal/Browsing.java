package dev.touchstone.portal;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.touchstone.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** One real browser for the tests of a class; they are skipped where there is none. */
final class Browsing implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Playwright playwright;
  private final Browser browser;
  private final String address =
      TestServer.get().server().address().toString().replaceFirst("/$", "");

  Browsing() {
    var chromium =
        Stream.of(
                System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"),
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        chromium.isPresent(), "No Chromium here: install it, or name it in the variable CHROMIUM");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  /** A window nobody has signed in to. */
  BrowserContext window(int width, ColorScheme scheme, boolean script) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setBaseURL(address)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(script));
    context.setDefaultTimeout(10_000);
    return context;
  }

  /** A page on which somebody has just signed in. */
  static Page signIn(BrowserContext context, String name) {
    var page = context.newPage();
    page.navigate("/sign-in");
    page.getByLabel("Name or e-mail").fill(name);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
        .fill(TestServer.PASSWORD);
    page.locator("button:has-text('Sign in')").click();
    page.waitForLoadState();
    return page;
  }

  /** For people to look at, where they asked for it. */
  static void keep(Page page, String name) {
    if (!Boolean.getBoolean("screenshots")) {
      return;
    }
    page.evaluate("scrollTo(0, 0)");
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** How many sheets of A4 the page takes on paper; kept beside the pictures where asked for. */
  static int sheets(Page page, String name) {
    var pdf = page.pdf(new Page.PdfOptions().setFormat("A4"));
    if (Boolean.getBoolean("screenshots")) {
      try {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".pdf"), pdf);
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    var text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
    return (int)
        java.util.regex.Pattern.compile("/Type\\s*/Page\\b").matcher(text).results().count();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
