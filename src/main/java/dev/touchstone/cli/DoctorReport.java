package dev.touchstone.cli;

import dev.touchstone.upkeep.Examiner.Examined;
import dev.touchstone.upkeep.Trouble;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** What {@code doctor} found, for a person or for a program. */
final class DoctorReport {
  private DoctorReport() {}

  static void text(
      Path place, Examined examined, List<Trouble> left, boolean mending, PrintWriter out) {
    var still = new HashSet<>(left);
    long all = examined.holds().stream().mapToLong(holding -> holding.bytes()).sum();
    out.printf("%s holds %s%n", place, size(all));
    for (var held : examined.holds()) {
      out.printf(
          "  %-8s %9s  %s%s%n",
          held.what(),
          size(held.bytes()),
          below(place, held.path()),
          held.note().isEmpty() ? "" : ", " + held.note());
    }
    if (examined.troubles().isEmpty()) {
      out.println("Nothing is wrong.");
      return;
    }
    out.println();
    for (var trouble : examined.troubles()) {
      out.printf(
          "%s %s: %s%s%n  %s%n",
          mending && !still.contains(trouble) ? "mended" : trouble.code(),
          below(place, trouble.path()),
          trouble.says(),
          trouble.bytes() > 0 ? " (" + size(trouble.bytes()) + ")" : "",
          trouble.remedy() + ".");
    }
    long can = left.stream().filter(Trouble::canBeMended).count();
    if (!mending && can > 0) {
      out.printf("%n'touchstone doctor --mend' would mend %s.%n", Numbers.counted(can, "of these"));
    }
  }

  static void json(Path place, Examined examined, List<Trouble> left, PrintWriter out) {
    var still = new HashSet<>(left);
    var text = new StringWriter();
    try (var json = new JsonMapper().writerWithDefaultPrettyPrinter().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringProperty("place", place.toAbsolutePath().normalize().toString());
      json.writeArrayPropertyStart("holds");
      for (var held : examined.holds()) {
        json.writeStartObject();
        json.writeStringProperty("what", held.what());
        json.writeStringProperty("path", held.path().toString());
        json.writeNumberProperty("bytes", held.bytes());
        json.writeStringProperty("note", held.note());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayPropertyStart("troubles");
      for (var trouble : examined.troubles()) {
        trouble(trouble, !still.contains(trouble), json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.println(text);
  }

  private static void trouble(Trouble trouble, boolean mended, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("code", trouble.code());
    json.writeStringProperty("path", trouble.path().toString());
    json.writeNumberProperty("bytes", trouble.bytes());
    json.writeStringProperty("says", trouble.says());
    json.writeStringProperty("remedy", trouble.remedy());
    json.writeBooleanProperty("can_be_mended", trouble.canBeMended());
    json.writeBooleanProperty("mended", mended);
    json.writeEndObject();
  }

  private static String below(Path place, Path path) {
    return path.startsWith(place) ? place.relativize(path).toString() : path.toString();
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%,d kB", (bytes + 999) / 1000)
        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
  }
}
