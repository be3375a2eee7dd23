package dev.touchstone.run;

import dev.touchstone.fact.RowAccount;
import dev.touchstone.shared.Period;
import dev.touchstone.shared.Sha256;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What it takes to compute a run again and to prove the answer equal.
 *
 * @param engine the warehouse's name and version
 * @param version of Touchstone
 * @param definitions SHA-256 of each document the run used, by {@code kind/id}
 * @param facts fingerprint of each dataset the run read
 * @param snapshots where this workspace keeps those facts; not part of the run's identity
 * @param periods scored, oldest first
 * @param accounts of the rows behind those facts, by dataset; not part of the run's identity, as
 *     the same rows may come in other files
 * @param resultHash SHA-256 of the canonical result
 */
public record Receipt(
    String scorecard,
    String engine,
    String version,
    SortedMap<String, String> definitions,
    SortedMap<String, String> facts,
    SortedMap<String, Long> snapshots,
    List<Period> periods,
    List<RowAccount> accounts,
    String resultHash) {

  /** The same without where this workspace keeps the facts: equal in every workspace. */
  public Receipt anywhere() {
    return new Receipt(
        scorecard,
        engine,
        version,
        definitions,
        facts,
        Collections.emptySortedMap(),
        periods,
        accounts,
        resultHash);
  }

  /**
   * 16 hexadecimal digits that depend on what went in and what came out, not on the engine or the
   * workspace: the same judgement has the same name everywhere.
   */
  public String id() {
    var text = new StringBuilder();
    text.append(scorecard).append('\n');
    definitions.forEach((name, hash) -> text.append(name).append(' ').append(hash).append('\n'));
    facts.forEach((name, hash) -> text.append(name).append(' ').append(hash).append('\n'));
    periods.forEach(
        period -> text.append(period.from()).append(' ').append(period.to()).append('\n'));
    text.append(resultHash);
    return Sha256.of(text.toString()).substring(0, 16);
  }
}
