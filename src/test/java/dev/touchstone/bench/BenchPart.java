package dev.touchstone.bench;

import dev.touchstone.Touchstone;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.measure.engine.EngineLimits;
import dev.touchstone.measure.warehouse.DuckDbWarehouse;
import dev.touchstone.run.Runs;
import dev.touchstone.run.ScorecardRun;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** One measured piece of the benchmark, in a process of its own. */
enum BenchPart {
  BY_HAND {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      return Measured.of(() -> byHand(facts, threads, false).size() + " quarters");
    }
  },
  /** The same by somebody who knows the products' numbers. */
  BY_HAND_KNOWING {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      return Measured.of(() -> byHand(facts, threads, true).size() + " quarters");
    }
  },
  /** Everything from the documents on, keeping what closed quarters say. */
  TOUCHSTONE {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      Scratch.remove(figures(facts));
      return Measured.of(() -> hash(run(facts, facts.snapshot(false), keeping(facts, threads))));
    }
  },
  /** After {@link #TOUCHSTONE}: only the last quarter has to be read. */
  LAST_QUARTER {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      try (var scratch = Scratch.in(facts.folder(), "reopened-")) {
        var snapshot = Reopened.of(facts, scratch.folder());
        return Measured.of(() -> hash(run(facts, snapshot, keeping(facts, threads))));
      }
    }
  },
  SHUFFLED {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      return Measured.of(
          () -> hash(run(facts, facts.snapshot(true), new DuckDbWarehouse(limits(threads)))));
    }
  },
  /** With a sixth of the memory. */
  LITTLE_MEMORY {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      var limits = limits(threads).withMemoryMegabytes(MEMORY_MEGABYTES / 6);
      return Measured.of(
          () -> hash(run(facts, facts.snapshot(false), new DuckDbWarehouse(limits))));
    }
  },
  SPILLING {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      return Spilling.of(facts, threads);
    }
  },
  /** What a simple KPI more costs, as a share of the scan of its dataset that is made anyway. */
  ONE_KPI_MORE {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      return OneKpiMore.of(facts, threads);
    }
  },
  /** The first registration of a million deals, by SQL written for it. */
  CREDIT_BY_HAND {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      return Crediting.of(facts, threads).byHand();
    }
  },
  /** The same by a credit document, with reasons and everybody who was passed over. */
  CREDIT {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      return Crediting.of(facts, threads).derive("first-registration");
    }
  },
  /** Every registration by its place. */
  CREDIT_TO_ALL {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      return Crediting.of(facts, threads).derive("every-registration");
    }
  },
  AGREEMENT {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      var run = run(facts, facts.snapshot(false), new DuckDbWarehouse(limits(threads)));
      var general = SameNumbers.of(byHand(facts, threads, false), run);
      var knowing = SameNumbers.of(byHand(facts, threads, true), run);
      return Measured.of(() -> general.and(knowing).words());
    }
  },
  SCORING_COLD {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      var scoring = ScoreHalf.of(facts.definitions());
      return Measured.of(scoring::once);
    }
  },
  SCORING_BY_HAND {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      var scoring = ScoreHalf.of(facts.definitions());
      return warm(50, scoring::byHand);
    }
  },
  SCORING_WARM {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      var scoring = ScoreHalf.of(facts.definitions());
      return warm(50, scoring::once);
    }
  },
  /** A changed weight. */
  SLIDER {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      var slider = ScoreHalf.of(facts.definitions()).new Slider();
      return warm(500, slider::moved);
    }
  },
  /** After one round to warm up. */
  REPLICATIONS {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      var scoring = ScoreHalf.of(facts.definitions());
      return warm(1, () -> scoring.replications(threads));
    }
  },
  /** In a process that has scored nothing before. */
  MILLION {
    @Override
    Measured measure(Facts facts, int threads) throws Exception {
      var scoring = ScoreHalf.ofMany();
      return Measured.of(scoring::once);
    }
  };

  /** The parts whose ratios the product is held to. */
  static final List<BenchPart> PAIRS = List.of(BY_HAND_KNOWING, TOUCHSTONE, LAST_QUARTER);

  /** The parts that share deals out. */
  static final List<BenchPart> CREDITING = List.of(CREDIT_BY_HAND, CREDIT, CREDIT_TO_ALL);

  /** The parts that need no facts. */
  static final List<BenchPart> SCORING =
      List.of(SCORING_COLD, SCORING_BY_HAND, SCORING_WARM, SLIDER, REPLICATIONS, MILLION);

  /** The best of five rounds, each the mean of several: one of a few milliseconds tells nothing. */
  private static Measured warm(int times, Callable<String> work) throws Exception {
    var measured = new ArrayList<Measured>();
    for (int round = 0; round < 6; round++) {
      var took =
          Measured.of(
              () -> {
                for (int i = 1; i < times; i++) {
                  work.call();
                }
                return work.call();
              });
      measured.add(took.each(times));
    }
    return Measured.best(measured.subList(1, measured.size()));
  }

  static final int MEMORY_MEGABYTES = 400;

  abstract Measured measure(Facts facts, int threads) throws Exception;

  /** Takes the part's name, the home folder, the divisor and the number of threads. */
  public static void main(String[] arguments) throws Exception {
    Touchstone.beCommand();
    var facts = new Facts(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    var measured = BenchPart.valueOf(arguments[0]).measure(facts, Integer.parseInt(arguments[3]));
    System.out.println(measured.line());
  }

  /** Whether it is what a command does, rather than a server. */
  private boolean command() {
    return switch (this) {
      case TOUCHSTONE, LAST_QUARTER, LITTLE_MEMORY, SHUFFLED -> true;
      default -> false;
    };
  }

  /** Starts a Java of its own, with the same settings as the product's launcher. */
  Measured inItsOwnProcess(Facts facts, int threads) throws IOException, InterruptedException {
    var command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:AOTCache=" + System.getProperty("touchstone.aot", ""),
            command() ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation",
            "-Xlog:disable",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            BenchPart.class.getName(),
            name(),
            facts.home().toString(),
            "" + facts.divisor(),
            "" + threads);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var out = process.inputReader()) {
      var lines = out.lines().toList();
      process.waitFor();
      return Measured.read(lines);
    }
  }

  static List<HandWritten.Answer> byHand(Facts facts, int threads, boolean knowing)
      throws SQLException {
    return new HandWritten(facts, threads, MEMORY_MEGABYTES, knowing).run();
  }

  static ScorecardRun run(Facts facts, Snapshot snapshot, DuckDbWarehouse warehouse) {
    var definitions = facts.definitions();
    return Runs.compute(
        definitions,
        Facts.scorecard(definitions),
        snapshot,
        warehouse,
        facts.quarters(),
        Progress.SILENT);
  }

  private static String hash(ScorecardRun run) {
    return run.receipt().resultHash();
  }

  static EngineLimits limits(int threads) {
    return EngineLimits.standard().withThreads(threads).withMemoryMegabytes(MEMORY_MEGABYTES);
  }

  private static DuckDbWarehouse keeping(Facts facts, int threads) {
    return new DuckDbWarehouse(limits(threads), figures(facts));
  }

  private static Path figures(Facts facts) {
    return facts.folder().resolve("figures");
  }
}
