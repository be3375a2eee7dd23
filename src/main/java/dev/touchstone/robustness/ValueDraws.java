package dev.touchstone.robustness;

import dev.touchstone.definition.scorecard.Kpi;
import dev.touchstone.definition.scorecard.Robustness.Doubted;
import dev.touchstone.score.column.Noise;
import dev.touchstone.score.replay.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws measured values, KPI by KPI in the order of the scorecard, each partner by itself. */
final class ValueDraws {
  private final List<OfKpi> kpis;
  private final List<ValueDoubt> doubts;

  private ValueDraws(List<OfKpi> kpis, List<ValueDoubt> doubts) {
    this.kpis = kpis;
    this.doubts = doubts;
  }

  static ValueDraws of(Kernel kernel) {
    var kpis = new ArrayList<OfKpi>();
    var doubts = new ArrayList<ValueDoubt>();
    for (var kpi : kernel.scorecard().kpis()) {
      switch (kernel.scorecard().robustness().doubts().value(kpi.id())) {
        case Doubted.Not _ -> {}
        case Doubted.Relative relative -> {
          var draws =
              new Relative(kpi.id(), kernel.values(kpi.id()), relative.share().doubleValue());
          kpis.add(draws);
          doubts.add(new ValueDoubt(kpi.id(), kpi.title(), relative, draws.count(), List.of()));
        }
        case Doubted.SampledIfFree free -> {
          if (kernel.sampled(kpi.id())) {
            sampled(kernel, kpi, free, kpis, doubts);
          }
        }
        case Doubted.Sampled asked -> sampled(kernel, kpi, asked, kpis, doubts);
        case Doubted.SampledIfPossible asked -> sampled(kernel, kpi, asked, kpis, doubts);
      }
    }
    return new ValueDraws(List.copyOf(kpis), List.copyOf(doubts));
  }

  private static void sampled(
      Kernel kernel, Kpi kpi, Doubted how, List<OfKpi> kpis, List<ValueDoubt> doubts) {
    var noise = kernel.noise(kpi.id());
    var stays = new LinkedHashMap<String, List<Integer>>();
    int drawn = 0;
    for (int i = 0; i < noise.size(); i++) {
      if (!(noise.get(i) instanceof Noise.None(var reason))) {
        drawn++;
      } else if (!reason.isEmpty()) {
        var why = kernel.sampled(kpi.id()) ? reason : "its measure does not tell how sure it is";
        stays.computeIfAbsent(why, _ -> new ArrayList<>()).add(i);
      }
    }
    if (drawn > 0) {
      kpis.add(new Sampled(kpi.id(), noise.toArray(new Noise[0])));
    }
    var told = new ArrayList<ValueDoubt.Stays>();
    stays.forEach((why, who) -> told.add(new ValueDoubt.Stays(why, List.copyOf(who))));
    doubts.add(new ValueDoubt(kpi.id(), kpi.title(), how, drawn, List.copyOf(told)));
  }

  /** Whether there is anything to draw. */
  boolean open() {
    return !kpis.isEmpty();
  }

  List<ValueDoubt> doubts() {
    return doubts;
  }

  Map<String, double[]> draw(SplittableRandom random) {
    var drawn = new HashMap<String, double[]>();
    kpis.forEach(kpi -> drawn.put(kpi.id(), kpi.draw(random)));
    return drawn;
  }

  private sealed interface OfKpi {
    String id();

    double[] draw(SplittableRandom random);
  }

  private record Relative(String id, double[] values, double error) implements OfKpi {
    int count() {
      return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }

    @Override
    public double[] draw(SplittableRandom random) {
      var drawn = new double[values.length];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = values[i] * (1 + error * random.nextGaussian());
      }
      return drawn;
    }
  }

  private record Sampled(String id, Noise[] noise) implements OfKpi {
    @Override
    public double[] draw(SplittableRandom random) {
      var drawn = new double[noise.length];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = noise[i].draw(random);
      }
      return drawn;
    }
  }
}
