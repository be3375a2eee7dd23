package dev.touchstone.definition;

import java.util.Map;
import java.util.SortedMap;

/**
 * A folder of documents that fit together: one program and the datasets, mappings and scorecards
 * that belong to it.
 *
 * @param hashes SHA-256 of each document's canonical form, by {@code kind/id}
 */
public record Definitions(
    Program program,
    Map<String, Dataset> datasets,
    Map<String, Mapping> mappings,
    Map<String, Scorecard> scorecards,
    SortedMap<String, String> hashes) {

  /** The dataset that holds one row per partner. */
  public Dataset partners() {
    return dataset(program.partners());
  }

  /** A dataset that validation has already found to exist. */
  public Dataset dataset(String id) {
    var dataset = datasets.get(id);
    if (dataset == null) {
      throw new IllegalArgumentException("No dataset " + id);
    }
    return dataset;
  }
}
