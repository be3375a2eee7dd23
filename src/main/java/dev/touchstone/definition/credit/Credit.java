package dev.touchstone.definition.credit;

import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.language.Definition;
import dev.touchstone.definition.language.DocumentName;
import dev.touchstone.definition.language.Formula;
import dev.touchstone.definition.language.Kind;
import dev.touchstone.shared.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Who is credited with which share of a deal: one ledger in which every deal adds up to exactly one
 * whole, partners and the vendor together. Its rows are a {@link #dataset} that KPIs measure like
 * any other.
 *
 * @param deals the dataset whose rows are shared out; its key is one column
 * @param where which of them are
 * @param amount the money column that is shared out
 * @param on the date column that says when the credit counts
 * @param keep columns of the deal that stand beside each credit
 * @param roles what a claim can be for; words of the author's
 * @param decimals digits after the point that a share has, 2..12
 * @param claims in the order written, which decides between claims of one day
 * @param rules in the order they are applied; whatever they leave is the vendor's
 * @param dataset the contract of the credit rows; nothing but this document fills it
 */
public record Credit(
    String id,
    String title,
    String deals,
    Formula where,
    String amount,
    String on,
    List<String> keep,
    List<String> roles,
    int decimals,
    Map<String, Claims> claims,
    List<CreditRule> rules,
    Dataset dataset,
    Position at)
    implements Definition {
  public static final Kind<Credit> KIND =
      Kind.of(CreditLanguage.DOCUMENT, CreditReader::read)
          .making(Dataset.KIND, (drafts, issues) -> new CreditOrder(drafts, issues).ordered());

  @Override
  public Kind<?> kind() {
    return KIND;
  }

  @Override
  public Set<DocumentName> needs() {
    return inputs().stream()
        .map(input -> new DocumentName(Dataset.KIND, input))
        .collect(Collectors.toSet());
  }

  @Override
  public Set<DocumentName> fills() {
    return Set.of(dataset.name());
  }

  @Override
  public List<Definition> makes() {
    return List.of(dataset);
  }

  /** The {@code credit} of what no claim took. */
  public static final String VENDOR = "vendor";

  /** The {@code credit} of deals that are to count for nobody. */
  public static final String EXCLUDED = "excluded";

  /**
   * Rows of a dataset that ask for credit.
   *
   * @param column names the deal, by what its column {@code dealColumn} holds
   * @param partner who asks; empty where the rows are the vendor's own
   * @param on the day of the claim; empty where claims have none
   * @param checks what makes a claim valid, in the order in which the first failure is told
   */
  public record Claims(
      String id,
      String title,
      String from,
      Formula where,
      String column,
      String dealColumn,
      String partner,
      String on,
      RoleOf role,
      DeclaredShare share,
      List<Check> checks,
      Position at) {}

  /** What a claim is for. */
  public sealed interface RoleOf {
    record Always(String role) implements RoleOf {}

    record InColumn(String column) implements RoleOf {}
  }

  /** The share that a claim's own row names. */
  public sealed interface DeclaredShare {
    record None() implements DeclaredShare {}

    /**
     * @param whole what stands for all of it: 1, or 100 for percent
     */
    record InColumn(String column, BigDecimal whole) implements DeclaredShare {}
  }

  /**
   * What must be true of a valid claim; a condition without an answer is not.
   *
   * @param reason what is wrong with a claim that fails, in plain words that follow "not valid:"
   */
  public record Check(String id, String reason, Test test) {}

  public sealed interface Test {
    /** A condition over the claim's row. */
    record OnClaim(Formula row) implements Test {}

    /** A condition over the deal's row. */
    record OnDeal(Formula row) implements Test {}

    /**
     * The claim was made in time for a day of the deal, that day included.
     *
     * @param by date column of the deal; a deal without that day has no valid claim
     * @param within days before it from which on a claim is in time; 0 for however early
     * @param until date column of the claim, its last day; empty text, or no day in the column, for
     *     a claim that does not expire
     */
    record InTime(String by, int within, String until) implements Test {}
  }

  @Override
  public void conditions(BiConsumer<String, Formula> each) {
    each.accept(deals, where);
    for (var claim : claims.values()) {
      each.accept(claim.from(), claim.where());
      for (var check : claim.checks()) {
        switch (check.test()) {
          case Test.OnClaim(var row) -> each.accept(claim.from(), row);
          case Test.OnDeal(var row) -> each.accept(deals, row);
          case Test.InTime _ -> {}
        }
      }
    }
  }

  /** Which datasets the credit rows are made of. */
  public SortedSet<String> inputs() {
    var inputs = new TreeSet<String>();
    inputs.add(deals);
    claims.values().forEach(claim -> inputs.add(claim.from()));
    return inputs;
  }
}
