import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns pages into Java beside the views they show, so that the compiler reads both. JTE's own
 * plugin writes every file anew, and every build would compile everything again; this leaves alone
 * what did not change.
 */
class PageCodegen {
  public static void main(String[] args) throws IOException {
    var pages = Path.of(args[0]);
    var into = Path.of(args[1]);
    var packageName = args[2];
    Files.createDirectories(into);
    var fresh = Files.createTempDirectory(into.getParent(), "pages");
    try {
      var engine =
          TemplateEngine.create(
              new DirectoryCodeResolver(pages), fresh, ContentType.Html, null, packageName);
      engine.setTrimControlStructures(true);
      engine.setHtmlTags("form");
      var made = new TreeSet<>(engine.generateAll());
      for (var it : made) {
        var text = Files.readString(fresh.resolve(it));
        var target = into.resolve(it);
        if (!Files.exists(target) || !Files.readString(target).equals(text)) {
          Files.createDirectories(target.getParent());
          Files.writeString(target, text);
        }
      }
      for (var it : files(into)) {
        if (!made.contains(into.relativize(it).toString().replace('\\', '/'))) {
          Files.delete(it);
        }
      }
    } finally {
      try (var all = Files.walk(fresh)) {
        for (var it : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(it);
        }
      }
    }
  }

  private static TreeSet<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
