package dev.touchstone.credit;

import dev.touchstone.definition.Definitions;
import dev.touchstone.definition.credit.Credit;
import dev.touchstone.fact.FactStore;
import dev.touchstone.fact.Snapshot;
import dev.touchstone.shared.Progress;
import dev.touchstone.shared.Refused;
import java.util.Collection;

/** The credit datasets of a workspace. */
public final class Credits {
  private Credits() {}

  /**
   * Brings every credit dataset up to date with what was loaded. Where nothing it is made of has
   * changed, nothing happens.
   *
   * @throws Refused if rows could not be written
   */
  public static void derive(FactStore facts, Definitions definitions, Progress progress) {
    int done = 0;
    int all = definitions.all(Credit.KIND).size();
    for (var credit : definitions.all(Credit.KIND).values()) {
      progress.at("Crediting " + credit.title(), done++, all);
      facts.derive(new CreditDerivation(credit, definitions));
    }
  }

  /**
   * Refuses a snapshot in which a credit is behind its deals or claims, or was made by another
   * version of its document.
   *
   * @param read ids of the datasets that are to be read
   */
  public static void check(Definitions definitions, Collection<String> read, Snapshot snapshot) {
    for (var credit : definitions.all(Credit.KIND).values()) {
      var made = snapshot.fingerprints().getOrDefault(credit.id(), "");
      var derivation = new CreditDerivation(credit, definitions);
      if (read.contains(credit.id()) && !made.equals(FactStore.fingerprint(derivation, snapshot))) {
        throw new Refused(
            "credit-behind",
            "The credit '%s' was not made of the deals and claims as they are now"
                .formatted(credit.id()),
            "Load the data again; credits are made after every load");
      }
    }
  }
}
