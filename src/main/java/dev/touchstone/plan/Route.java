package dev.touchstone.plan;

import dev.touchstone.definition.dataset.Dataset;

/** How a group of a scan reaches partners. */
public sealed interface Route {
  /** The scan is grouped by partner. */
  record Direct() implements Route {}

  /**
   * The scan is grouped by a key; a partner gets the sum over the distinct keys that stand beside
   * it in the bridge within the window.
   */
  record Via(Dataset bridge, String key) implements Route {
    /** The bridge's own time decides which of its rows lie in the window. */
    public Scan scan() {
      return new Scan(bridge, key, bridge.time());
    }
  }
}
