package dev.touchstone.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is sent of the design base, {@code src/vendor/tabler.min.css}: what pages use of it. */
class StylesTests {
  private static final Path WHOLE = Path.of("src", "vendor", "tabler.min.css");
  private static final Path STATIC = Path.of("src", "main", "resources", "static");
  private static final Path SERVED = STATIC.resolve("vendor/tabler/tabler.css");
  private static final String LICENCE =
      """
      /*! What our pages use of Tabler v1.4.0 (https://tabler.io), see src/vendor. MIT, see LICENSE.
       * Copyright 2018-2025 The Tabler Authors, codecalm.net Paweł Kuna */
      """;

  /** A class attribute of a template, with what is computed in it. */
  private static final Pattern ATTRIBUTE =
      Pattern.compile("class=\"((?:[^\"$]|\\$\\{(?:[^{}]|\\{[^{}]*\\})*\\}|\\$)*)\"");

  private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");

  @Test
  void whatIsSentOfTheDesignBaseIsWhatPagesUse() throws IOException {
    var others = new StringBuilder();
    for (var sheet :
        List.of("assets/touchstone.css", "assets/dark.css", "vendor/tabler/tabler-dark.css")) {
      others.append(Files.readString(STATIC.resolve(sheet)));
    }
    var used = LICENCE + new UsedStyles(classes()).of(Files.readString(WHOLE), others.toString());
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(SERVED, used);
    }
    assertThat(Files.readString(SERVED))
        .as("A page uses other classes than before: bin/test -Dgolden=write -Dtest=StylesTests")
        .isEqualTo(used);
  }

  @Test
  void aRuleStaysIfAnElementOfAPageCanMatchIt() {
    var sheet =
        "/* .a */ :root{--a:1px;--b:\"x;y\";--c:var(--a)} .a,.b .c{margin:var(--a)}"
            + ".a:not(.z)>p{top:0} p{left:0} .d{right:0} [data-bs-theme=dark] p{color:red}"
            + "@media print{.d{top:1px}} @media print{.a{top:1px}}"
            + "@keyframes idle{to{top:0}}";
    assertThat(new UsedStyles(Set.of("a", "b")).of(sheet, "p{width:var(--c)}"))
        .isEqualToIgnoringWhitespace(
            ":root{--a:1px;--c:var(--a)}.a{margin:var(--a)}.a:not(.z)>p{top:0}p{left:0}"
                + "@media print{.a{top:1px}}");
  }

  private static Set<String> classes() throws IOException {
    var classes = new TreeSet<String>();
    try (var templates = Files.list(Path.of("src", "main", "jte"))) {
      for (var template : templates.toList()) {
        ATTRIBUTE
            .matcher(Files.readString(template))
            .results()
            .flatMap(it -> WORD.matcher(it.group(1)).results())
            .forEach(it -> classes.add(it.group()));
      }
    }
    return classes;
  }
}
