package dev.touchstone.cli.report;

import dev.touchstone.shared.Json;
import dev.touchstone.upkeep.Examiner.Examined;
import dev.touchstone.upkeep.Holding;
import dev.touchstone.upkeep.Trouble;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What {@code doctor} found, for a person or for a program. */
public final class DoctorReport {
  private DoctorReport() {}

  public static void text(
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
      out.printf("%n'touchstone doctor --mend' would mend %,d of these.%n", can);
    }
  }

  public static void json(Path place, Examined examined, List<Trouble> left, PrintWriter out) {
    var still = new HashSet<>(left);
    Json.write(
        new Report(
            place.toAbsolutePath().normalize().toString(),
            examined.holds().stream().map(Held::of).toList(),
            examined.troubles().stream()
                .map(trouble -> Wrong.of(trouble, !still.contains(trouble)))
                .toList()),
        out);
  }

  private record Report(String place, List<Held> holds, List<Wrong> troubles) {}

  private record Held(String what, String path, long bytes, String note) {
    static Held of(Holding held) {
      return new Held(held.what(), held.path().toString(), held.bytes(), held.note());
    }
  }

  private record Wrong(
      String code,
      String path,
      long bytes,
      String says,
      String remedy,
      boolean canBeMended,
      boolean mended) {
    static Wrong of(Trouble trouble, boolean mended) {
      return new Wrong(
          trouble.code(),
          trouble.path().toString(),
          trouble.bytes(),
          trouble.says(),
          trouble.remedy(),
          trouble.canBeMended(),
          mended);
    }
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
