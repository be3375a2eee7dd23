package dev.touchstone.definition.program;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.Definition;
import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The frame all scorecards of a vendor share: money, time, who the partners are and what they are
 * called.
 *
 * @param currency ISO 4217 code every money amount is converted to
 * @param partners id of the dataset that holds one row per partner
 * @param themes strategic themes, id to sentence
 * @param assumptions what the vendor believes and when it will be checked, id to belief
 */
public record Program(
    String id,
    String title,
    String currency,
    Rates rates,
    FiscalCalendar calendar,
    String partners,
    List<String> partnerTypes,
    List<String> tiers,
    Map<String, String> themes,
    Map<String, Assumption> assumptions,
    Position at)
    implements Definition {
  public static final Kind<Program> KIND =
      Kind.of(ProgramLanguage.DOCUMENT, ProgramReader::read).once();

  @Override
  public Kind<?> kind() {
    return KIND;
  }

  @Override
  public Set<DocumentName> needs() {
    var needs = new LinkedHashSet<DocumentName>();
    needs.add(new DocumentName(Dataset.KIND, partners));
    if (rates instanceof Rates.AtEventDate dated) {
      needs.add(new DocumentName(Dataset.KIND, dated.dataset()));
    }
    return needs;
  }

  /** The same program at other rates. */
  public Program at(Rates other) {
    return new Program(
        id,
        title,
        currency,
        other,
        calendar,
        partners,
        partnerTypes,
        tiers,
        themes,
        assumptions,
        at);
  }

  /** How an amount in another currency becomes one in the program's currency. */
  public sealed interface Rates {
    /** There is one currency; an amount in any other is an error. */
    record None() implements Rates {}

    /** Units of the program currency per one unit of the other, the same on every day. */
    record Fixed(Map<String, BigDecimal> perUnit) implements Rates {}

    /**
     * The rate of the event's day, or of the latest earlier day that has one.
     *
     * @param dataset one row per currency and day, rate = program currency per one unit
     */
    record AtEventDate(
        String dataset, String currencyColumn, String dateColumn, String rateColumn, Position at)
        implements Rates {}
  }

  /**
   * A belief about partners or markets, with the day on which it is compared with what happened.
   */
  public record Assumption(String belief, String review) {}
}
