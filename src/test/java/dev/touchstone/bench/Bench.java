package dev.touchstone.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code bin/bench}: makes the facts once, measures, and prints the results. */
@Command(
    name = "bench",
    description =
        "Times a scorecard of twelve KPIs beside the best hand-written SQL for the same, and checks"
            + " that both say the same.",
    mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {
  @Option(
      names = "--scale",
      defaultValue = "1",
      description =
          "1 for 20,000 partners and 127 million facts, 0.1 for a tenth (default:"
              + " ${DEFAULT-VALUE}).")
  private double scale = 1;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where the facts are kept, 3 GB at full scale (default: the temporary folder).")
  private Path home = Path.of(System.getProperty("java.io.tmpdir", "."), "touchstone-bench");

  @Option(
      names = "--repetitions",
      defaultValue = "3",
      description = "How often each part is measured (default: ${DEFAULT-VALUE}).")
  private int repetitions = 3;

  @Option(names = "--threads", description = "Threads of both engines (default: all cores).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--growth",
      description = "Also measure a hundredth, a tenth and all of the facts, for how time grows.")
  private boolean growth;

  @Option(names = "--scoring", description = "Only the score half, which needs no facts.")
  private boolean scoringOnly;

  @Option(names = "--crediting", description = "Only the sharing out of deals.")
  private boolean creditingOnly;

  @Option(
      names = "--pairs",
      description = "Only the whole run and the last quarter beside the best plan by hand.")
  private boolean pairsOnly;

  @Option(names = "--storage", description = "Only what stored runs take in the database.")
  private boolean storageOnly;

  private static final List<BenchPart> PARTS =
      Stream.of(
              List.of(
                  BenchPart.BY_HAND,
                  BenchPart.BY_HAND_KNOWING,
                  BenchPart.TOUCHSTONE,
                  BenchPart.LAST_QUARTER,
                  BenchPart.LITTLE_MEMORY,
                  BenchPart.SPILLING,
                  BenchPart.ONE_KPI_MORE),
              BenchPart.CREDITING,
              BenchPart.SCORING)
          .flatMap(List::stream)
          .toList();

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    var facts = new Facts(home.toAbsolutePath(), (int) Math.round(1 / scale));
    Files.createDirectories(facts.folder());
    if (scoringOnly) {
      facts.makeDefinitions();
      var scoring = interleaved(facts, BenchPart.SCORING);
      System.out.printf("%d threads, %d repetitions, load %s%n%n", threads, repetitions, load());
      System.out.println(new ScoringReport(scoring).text());
      return 0;
    }
    if (creditingOnly) {
      var crediting = new CreditReport(interleaved(facts, BenchPart.CREDITING));
      System.out.printf("%d threads, %d repetitions, load %s%n%n", threads, repetitions, load());
      System.out.print(crediting.text());
      return crediting.same() ? 0 : 1;
    }
    if (storageOnly) {
      var folder = home.toAbsolutePath().resolve("storage-1-" + facts.divisor());
      System.out.print(new Storing(folder, facts.divisor(), threads).report());
      return 0;
    }
    facts.make((step, done, of) -> System.err.printf("%s %d/%d%n", step, done, of));
    if (pairsOnly) {
      var pairs = new Report(interleaved(facts, BenchPart.PAIRS)).pairs();
      System.out.printf("%d threads, %d repetitions, load %s%n%n", threads, repetitions, load());
      System.out.print(pairs);
      return 0;
    }
    var agreement = BenchPart.AGREEMENT.inItsOwnProcess(facts, threads).result();
    var measured = interleaved(facts, PARTS);
    var report = new Report(measured);
    var runs = new ArrayList<>(report.of(BenchPart.TOUCHSTONE));
    runs.addAll(report.of(BenchPart.LAST_QUARTER));
    runs.addAll(report.of(BenchPart.LITTLE_MEMORY));
    var hashes = hashes(facts, runs);
    var grown = growth ? new Growth(home.toAbsolutePath(), threads).words() : "";
    System.out.printf(
        "%s of 127 million facts, %d threads, %d MB for the engine, %d repetitions, load %s%n%n",
        scale, threads, BenchPart.MEMORY_MEGABYTES, repetitions, load());
    System.out.println(report.table());
    System.out.println(report.goals());
    System.out.println(new ScoringReport(measured).text());
    var crediting = new CreditReport(measured);
    System.out.println(crediting.text());
    System.out.print(grown);
    System.out.println("By hand and Touchstone: " + agreement);
    System.out.println(
        "Threads 1, 2, 4, shuffled rows, little memory, kept figures: "
            + (hashes.size() == 1 ? "the same result " : "DIFFERENT results ")
            + hashes);
    return hashes.size() == 1 && agreement.contains(" 0 differ") && crediting.same() ? 0 : 1;
  }

  /** In turns, so that a busy moment of the machine is shared by what is compared. */
  private Map<BenchPart, List<Measured>> interleaved(Facts facts, List<BenchPart> parts)
      throws Exception {
    var measured = new EnumMap<BenchPart, List<Measured>>(BenchPart.class);
    parts.forEach(part -> measured.put(part, new ArrayList<>()));
    for (int i = 0; i < repetitions; i++) {
      for (var part : parts) {
        var took = part.inItsOwnProcess(facts, threads);
        System.err.printf(
            "%s %.2f s, %.2f CPU-s, %.0f MB%n",
            part, took.seconds(), took.processor(), took.peakMegabytes());
        measured.computeIfAbsent(part, _ -> new ArrayList<>()).add(took);
      }
    }
    return measured;
  }

  private static TreeSet<String> hashes(Facts facts, List<Measured> runs) throws Exception {
    var hashes = new TreeSet<String>();
    runs.forEach(run -> hashes.add(run.result()));
    for (int threads : List.of(1, 2, 4)) {
      hashes.add(BenchPart.SHUFFLED.inItsOwnProcess(facts, threads).result());
      hashes.add(BenchPart.TOUCHSTONE.inItsOwnProcess(facts, threads).result());
    }
    return hashes;
  }

  private static String load() {
    return "%.1f"
        .formatted(
            java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage());
  }
}
