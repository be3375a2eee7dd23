package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.fact.field.Reject;
import dev.touchstone.publication.StoredLoad;
import gg.jte.html.HtmlInterceptor;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** How pages are written, whatever they say. */
class PageTests {
  private static final String MARKUP = "\"'><script>alert(1)</script><a href=javascript:alert(1)>";

  @Test
  void whatAFileSaysIsNeverMarkup() {
    var load =
        new StoredLoad(1, MARKUP, MARKUP, MARKUP, MARKUP, 3, 1, 0, 0, 2, Instant.EPOCH, MARKUP);
    var reject = new Reject(MARKUP, 1, 1, MARKUP, MARKUP, "bad-date", MARKUP);
    var rejects =
        written(JterejectsGenerated::render, new RejectsView(load, List.of(reject), true, 1));
    var data = written(JtedataGenerated::render, new DataView(List.of(load), 1, 1));
    assertThat(rejects + data)
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert")
        .doesNotContain("<a href=javascript");
  }

  @Test
  void whatAFileSaysTurnsNoDirectionAndHidesNothing() {
    var name = "deals\u202Evsc.\u0007";
    var load = new StoredLoad(1, name, name, name, name, 3, 1, 0, 0, 2, Instant.EPOCH, name);
    var reject = new Reject(name, 1, 1, name, name, "bad-date", name);
    var rejects =
        written(JterejectsGenerated::render, new RejectsView(load, List.of(reject), true, 1));
    assertThat(rejects).contains("deals·vsc.·").doesNotContain("\u202E", "\u0007");
  }

  @Test
  void whatIsDrawnInAnAttributeStaysInIt() {
    var band = new BandView("id", MARKUP, 1, List.of(true, false));
    var line = new Sparkline(MARKUP, 1, 2, List.of(), true, MARKUP);
    var page =
        written((out, forms, frame, view) -> JtebandGenerated.render(out, forms, view), band)
            + written(
                (out, forms, frame, view) -> JtesparklineGenerated.render(out, forms, view), line);
    assertThat(page).doesNotContain("<script").contains("aria-label=\"&#34;");
  }

  @Test
  void everyFormThatIsPostedCarriesItsTokenAndNoOther() {
    var token = new DefaultCsrfToken("X-CSRF", "_csrf", "to\"ken");
    var door =
        written(
            token,
            (out, forms, frame, view) ->
                JtesigninGenerated.render(out, forms, frame, view, 30, false, ""),
            "");
    assertThat(door.split("<form", -1)).hasSize(3);
    assertThat(door.split("name=\"_csrf\" value=\"to&#34;ken\"", -1)).hasSize(3);
    assertThat(door.split("_csrf", -1)).hasSize(3);
  }

  @Test
  void noTemplateWritesWithoutEscaping() throws IOException {
    try (var templates = Files.list(Path.of("src", "main", "jte"))) {
      assertThat(templates)
          .isNotEmpty()
          .allSatisfy(it -> assertThat(Files.readString(it)).doesNotContain("$unsafe"));
    }
  }

  private interface Template<V> {
    void render(gg.jte.html.HtmlTemplateOutput out, HtmlInterceptor forms, Frame frame, V view);
  }

  private static <V> String written(Template<V> template, V view) {
    return written(null, template, view);
  }

  private static <V> String written(@Nullable CsrfToken token, Template<V> template, V view) {
    var text = new StringOutput();
    template.render(
        new Page.VisibleOutput(text),
        new Page.Tokens(token),
        new Frame(null, "auto", "/", null),
        view);
    return text.toString();
  }
}
