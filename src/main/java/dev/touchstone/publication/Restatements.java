package dev.touchstone.publication;

import dev.touchstone.score.explanation.Change;
import dev.touchstone.shared.PartnerId;
import dev.touchstone.shared.Period;

/**
 * Why a run says something else of a period than one published before it. The server wires it to a
 * warehouse over both runs' own documents and pinned facts. Whoever calls it has made sure that the
 * reader may see the partner.
 */
public interface Restatements {
  /**
   * @param before the run compared with; the period must be one of both runs'
   * @throws dev.touchstone.shared.Refused where the facts are no longer there
   */
  Change since(StoredRun before, StoredRun run, Period period, PartnerId partner);
}
