package dev.touchstone.definition.comparison;

import java.util.HashMap;
import java.util.Map;

/**
 * How business people say which key changed. A key without words of its own is named by its path,
 * so that none is ever silent.
 */
final class DifferenceWords {
  private static final Map<String, String> WORDS = new HashMap<>();

  static {
    say("Weight of %s", "kpi/weight", "group/weight");
    say("Title of %s", "kpi/title", "group/title", "gate/title", "dataset/title");
    say("Title", "scorecard/title", "program/title");
    say("What %s measures", "kpi/measure", "input/measure");
    say("Dataset behind %s", "kpi/from", "input/from", "kpi-input/kpi");
    say("Which rows count for %s", "kpi/where", "input/where");
    say("Date that decides the period of %s", "kpi/on", "input/on");
    say("Window of %s", "kpi/window", "input/window");
    say("How rows reach partners for %s", "kpi/through", "input/through");
    say("Target of %s", "kpi/target");
    say("How %s becomes points", "kpi/score");
    say("What is done about outliers of %s", "kpi/outliers");
    say("Precision of %s", "kpi/precision");
    say("Unit of %s", "kpi/unit");
    say("Which way is better for %s", "kpi/better");
    say("Whether %s leads or lags", "kpi/signal");
    say("Rows that %s needs", "kpi/at-least");
    say("Interval of %s", "kpi/interval");
    say("How sure the interval of %s is", "interval/level");
    say("How the interval of %s is found", "interval/bootstrap");
    say("Whether %s moves toward its peers", "kpi/shrink");
    say("How old the data of %s may be", "kpi/stale-after");
    say("What no rows mean for %s", "kpi/no-rows");
    say("Whom %s applies to", "kpi/applies-to");
    say("What happens when %s is missing", "kpi/when-missing");
    say("Owner of %s", "kpi/owner", "dataset/owner");
    say("Steward of %s", "kpi/steward", "dataset/steward");
    say("What partners are told about %s", "kpi/tell-partner");
    say("How assessors judge %s", "kpi/assessment");
    say("Objective of %s", "group/objective");
    say("How the parts of %s combine", "group/aggregate", "scorecard/aggregate");
    say("Parts that %s needs", "group/minimum-parts", "scorecard/minimum-parts");
    say("Whether there is no score without %s", "group/required");
    say("Who is scored", "scorecard/population");
    say("How often is scored", "scorecard/period");
    say("Who is compared with whom", "peers/by");
    say("How many peers a group needs", "peers/at-least");
    say("Start of the scale", "scale/from");
    say("End of the scale", "scale/to");
    say("Digits of a score", "scale/decimals");
    say("Digits a rank looks at", "scale/rank-decimals");
    say("Share of the weight that must be backed by data", "scorecard/minimum-coverage");
    say("Clustered bands", "scorecard/clustered-bands");
    say("What the gate %s looks at", "gate/of");
    say("Points that the gate %s asks for", "gate/at-least");
    say("Best band without passing the gate %s", "gate/band-at-most");
    say("Currency of the program", "program/currency");
    say("How amounts are converted", "program/rates");
    say("Calendar", "program/calendar");
    say("Dataset of partners", "program/partners");
    say("Partner types", "program/partner-types");
    say("Tiers", "program/tiers");
    say("Who reports %s", "dataset/reported-by");
    say("How often %s is refreshed", "dataset/refresh");
    say("How long %s is kept", "dataset/keep-for");
    say("What becomes of bad rows of %s", "dataset/bad-rows");
    say("How texts of %s count", "dataset/texts");
    say("What tells rows of %s apart", "dataset/key");
    say("Whose a row of %s is", "dataset/partner");
    say("When a row of %s happened", "dataset/time");
    say("Files read", "mapping/files");
    say("How files are laid out", "mapping/read");
    say("Dataset that is filled", "mapping/into");
    say("What becomes of unmapped columns", "mapping/rest");
    say("Texts that mean missing", "mapping/missing");
    say("Texts that mean missing in %s", "column-mapping/missing");
    say("First of the years that two digits mean in %s", "column-mapping/years-from");
    say("Signs that numbers of %s may carry", "column-mapping/signs");
  }

  private DifferenceWords() {}

  private static void say(String words, String... keys) {
    for (var key : keys) {
      WORDS.put(key, words);
    }
  }

  static String of(ComparedPlace place) {
    if (place.below().isEmpty()) {
      return place.subject();
    }
    var words = WORDS.get(place.table() + "/" + place.below().getLast());
    if (words != null) {
      return words.formatted(place.subject());
    }
    var key = String.join(".", place.below());
    boolean ofDocument = place.below().size() == place.path().size();
    return ofDocument ? key : key + " of " + place.subject();
  }
}
