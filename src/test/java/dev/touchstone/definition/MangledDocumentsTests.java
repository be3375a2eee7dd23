package dev.touchstone.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.Fuzz;
import dev.touchstone.definition.language.SourceFile;
import dev.touchstone.plan.Plan;
import dev.touchstone.shared.IssuePrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever is done to a document, reading it ends in issues or in definitions. */
class MangledDocumentsTests {
  private static final Path BASE = Path.of("src/test/resources/golden/base");
  private static final String PIECES =
      " \n\t:{}[],'\"#&*!|>%@`-?~0aZ\u00e9\u2028\uD83D\uDE00\u0007";

  private static final Pattern VALUE = Pattern.compile("(?<=: )[^\\s{}\\[\\],][^\\n{}\\[\\],]*");

  @Test
  void noMangledDocumentIsBeyondAnAnswer() throws IOException {
    var sources = new ArrayList<SourceFile>();
    try (var files = Files.walk(BASE)) {
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        sources.add(new SourceFile(BASE.relativize(file).toString(), Files.readString(file)));
      }
    }
    var random = new Random(42);
    int sound = 0;
    for (int round = 0; round < Fuzz.times(600); round++) {
      var mangled = new ArrayList<>(sources);
      int which = random.nextInt(mangled.size());
      var text = mangled.get(which).text();
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        var other = sources.get(random.nextInt(sources.size())).text();
        text = random.nextInt(3) == 0 ? exchange(text, other, random) : mangle(text, random);
      }
      mangled.set(which, new SourceFile(mangled.get(which).name(), text));
      sound += read(mangled) ? 1 : 0;
    }
    // Some changes do no harm (a letter in a title), most do.
    assertThat(sound).isBetween(Fuzz.times(20), Fuzz.times(400));
  }

  private static boolean read(List<SourceFile> sources) {
    var documents = Documents.of(sources);
    var issues = documents.issues().all();
    for (var issue : issues) {
      var lines = documents.text(issue.at().file()).lines().count();
      assertThat((long) issue.at().line()).as("%s", issue).isLessThanOrEqualTo(Math.max(1, lines));
    }
    new IssuePrinter(documents::text, true).print(issues);
    documents.forEachCheckable(
        (definitions, scorecard) -> {
          int before = documents.issues().all().size();
          var plan = Plan.of(definitions, scorecard, documents.issues());
          if (documents.issues().all().size() == before) {
            assertThat(plan.listing()).contains(scorecard.id());
          }
        });
    if (documents.issues().hasErrors()) {
      return false;
    }
    assertThat(documents.definitions().hashes()).hasSizeBetween(7, 8);
    return true;
  }

  private static String mangle(String text, Random random) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    int length = random.nextInt(Math.min(12, text.length() - at) + 1);
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(at + length);
      case 1 ->
          text.substring(0, at)
              + PIECES.charAt(random.nextInt(PIECES.length()))
              + text.substring(at);
      case 2 -> swapLines(text, random);
      default -> {
        int other = random.nextInt(text.length());
        yield text.substring(0, other) + text.substring(at, at + length) + text.substring(other);
      }
    };
  }

  /** A value where another document has a value of its own: good YAML, and mostly bad sense. */
  private static String exchange(String text, String other, Random random) {
    var mine = values(text);
    var theirs = values(other);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return text;
    }
    var place = mine.get(random.nextInt(mine.size()));
    var from = theirs.get(random.nextInt(theirs.size()));
    return text.substring(0, place.start())
        + other.substring(from.start(), from.end())
        + text.substring(place.end());
  }

  private static List<MatchResult> values(String text) {
    return VALUE.matcher(text).results().toList();
  }

  private static String swapLines(String text, Random random) {
    var lines = new ArrayList<>(text.lines().toList());
    if (lines.isEmpty()) {
      return text;
    }
    var line = lines.remove(random.nextInt(lines.size()));
    lines.add(random.nextInt(lines.size() + 1), line);
    return String.join("\n", lines) + "\n";
  }
}
