package dev.touchstone.score.tree;

import static dev.touchstone.score.Look.latest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.score.Cards;
import dev.touchstone.score.Sheet;
import dev.touchstone.score.explanation.Scores;
import org.junit.jupiter.api.Test;

class ClusterTests {
  private static Cards.CardDraft card() {
    return Cards.card(Cards.kpi("a", Cards.asIs()).done())
        .band("low", "0")
        .band("middle", "0")
        .band("high", "0");
  }

  private static String bands(Scores scores) {
    var bands = new StringBuilder();
    for (int i = 0; i < scores.population().size(); i++) {
      bands.append(scores.band(i).isEmpty() ? "-" : scores.band(i).substring(0, 1));
    }
    return bands.toString();
  }

  @Test
  void scoresCloseToEachOtherShareABand() {
    var scores =
        latest(card().clusters().done(), Sheet.of(9).kpi("a", 90, 10, 52, 11, 88, 50, 12, 91, 48));
    assertThat(bands(scores)).isEqualTo("hlmlhmlhm");
  }

  @Test
  void eachGroupOfPartnersIsClusteredByItself() {
    var sheet =
        Sheet.of(6)
            .attribute("region", "EMEA", "EMEA", "EMEA", "APAC", "APAC", "APAC")
            .kpi("a", 1, 2, 3, 70, 80, 90);
    assertThat(bands(latest(card().clusters("region").done(), sheet))).isEqualTo("lmhlmh");
  }

  @Test
  void fewerScoresThanBandsTakeThemFromTheLowestAndNoScoreHasNoBand() {
    var scores = latest(card().clusters().done(), Sheet.of(4).kpi("a", 70, 70, 70, Sheet.NONE));
    assertThat(bands(scores)).isEqualTo("lll-");
  }

  @Test
  void manyEqualScoresDoNotHideTheOthers() {
    var scores = latest(card().clusters().done(), Sheet.of(8).kpi("a", 5, 5, 5, 5, 5, 5, 50, 95));
    assertThat(bands(scores)).isEqualTo("llllllmh");
  }

  @Test
  void whoHasNoGroupIsHeldAgainstEverybodysCenters() {
    var sheet =
        Sheet.of(7)
            .attribute("region", "EMEA", "EMEA", "EMEA", "APAC", "APAC", "APAC", "")
            .kpi("a", 1, 2, 3, 70, 80, 90, 100);
    assertThat(bands(latest(card().clusters("region").done(), sheet))).isEqualTo("lmhlmhh");
  }
}
