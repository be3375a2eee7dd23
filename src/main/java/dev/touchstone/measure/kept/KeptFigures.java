package dev.touchstone.measure.kept;

import dev.touchstone.measure.Measurements.PeriodMeasurements;
import dev.touchstone.measure.vector.Grouped;
import dev.touchstone.measure.vector.Groups;
import dev.touchstone.measure.vector.Histograms;
import dev.touchstone.shared.Period;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Figures, rows to be drawn again, and periods made of them, that were computed before, by a name
 * that says everything they depend on. Never wrong: what cannot be read or does not check out was
 * never kept; deleting any file only costs time.
 *
 * <p>The groups of figures are kept apart and shared, because most figures of a slice have the same
 * ones; nobody writes another one's groups.
 */
public final class KeptFigures {
  public static final KeptFigures NONE = new KeptFigures(KeptFiles.NONE);

  private static final String KEYS = "TSK3";
  private static final String FIGURE = "TSV4";
  private static final String ROWS = "TSH2";
  private static final int[] IN_PLACE = {};
  private static final int GROUPS_IN_MEMORY = 64;

  private final KeptFiles files;
  private final boolean periods;
  private final Map<String, Groups> groups =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Groups> eldest) {
          return size() > GROUPS_IN_MEMORY;
        }
      };

  public KeptFigures(KeptFiles files) {
    this(files, true);
  }

  private KeptFigures(KeptFiles files, boolean periods) {
    this.files = files;
    this.periods = periods && files != KeptFiles.NONE;
  }

  public static KeptFigures in(Path folder) {
    return new KeptFigures(new KeptFiles.InFolder(folder));
  }

  /** The same figures, and no periods: those have to be put together again. */
  public KeptFigures withoutPeriods() {
    return new KeptFigures(files, false);
  }

  public boolean keepsPeriods() {
    return periods;
  }

  public synchronized Optional<Grouped> find(String name) {
    return files
        .find(name + ".figure")
        .flatMap(bytes -> KeptBytes.Reader.read(bytes, FIGURE, this::figure))
        .flatMap(found -> found);
  }

  private Optional<Grouped> figure(KeptBytes.Reader in) {
    var found = groups(in.text());
    var values = in.exactVector();
    return found
        .filter(known -> known.size() == values.size())
        .map(known -> new Grouped(known, values));
  }

  public synchronized void keep(String name, Grouped figure) {
    if (files != KeptFiles.NONE) {
      var bytes = new KeptBytes.Writer(FIGURE).text(id(figure.groups().sorted()));
      files.keep(name + ".figure", bytes.exact(figure.values(), figure.groups().order()).sealed());
    }
  }

  /** Keeps groups that are not known yet. */
  private String id(Groups sorted) {
    for (var known : groups.entrySet()) {
      if (known.getValue() == sorted) {
        return known.getKey();
      }
    }
    var id = UUID.randomUUID() + ".keys";
    files.keep(id, new KeptBytes.Writer(KEYS).texts(sorted.keys()).sealed());
    groups.put(id, sorted);
    return id;
  }

  private Optional<Groups> groups(String id) {
    var known = groups.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    var read =
        files
            .find(id)
            .flatMap(bytes -> KeptBytes.Reader.read(bytes, KEYS, KeptBytes.Reader::texts))
            .map(Groups::new);
    read.ifPresent(found -> groups.put(id, found));
    return read;
  }

  public Optional<Histograms> findHistograms(String name) {
    return files
        .find(name + ".rows")
        .flatMap(
            bytes ->
                KeptBytes.Reader.read(
                    bytes,
                    ROWS,
                    in ->
                        new Histograms(
                            in.texts(),
                            in.wholes(),
                            in.exactVector(),
                            in.exactVector(),
                            in.larges())));
  }

  public void keepHistograms(String name, Histograms found) {
    if (files == KeptFiles.NONE) {
      return;
    }
    files.keep(
        name + ".rows",
        new KeptBytes.Writer(ROWS)
            .texts(found.keys())
            .wholes(found.ends())
            .exact(found.over(), IN_PLACE)
            .exact(found.under(), IN_PLACE)
            .wholes(found.rows())
            .sealed());
  }

  /**
   * @param again measures the period anew, evidence and all
   */
  public Optional<PeriodMeasurements> findPeriod(
      String name, Period period, Supplier<PeriodMeasurements> again) {
    return periods
        ? files.find(name + ".period").flatMap(bytes -> PeriodBytes.read(bytes, period, again))
        : Optional.empty();
  }

  public void keepPeriod(String name, PeriodMeasurements measured) {
    if (periods) {
      files.keep(name + ".period", PeriodBytes.of(measured));
    }
  }
}
