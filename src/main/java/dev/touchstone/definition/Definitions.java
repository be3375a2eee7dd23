package dev.touchstone.definition;

import dev.touchstone.definition.credit.Credit;
import dev.touchstone.definition.dataset.Dataset;
import dev.touchstone.definition.mapping.Mapping;
import dev.touchstone.definition.program.Program;
import dev.touchstone.definition.scorecard.Scorecard;
import java.util.Map;
import java.util.SortedMap;

/**
 * A folder of documents that fit together: one program and the datasets, credits, mappings and
 * scorecards that belong to it.
 *
 * @param datasets those that are loaded, and those that credits make
 * @param credits in an order in which each can be made of what is there before it
 * @param hashes SHA-256 of each document's canonical form, by {@code kind/id}
 */
public record Definitions(
    Program program,
    Map<String, Dataset> datasets,
    Map<String, Mapping> mappings,
    Map<String, Scorecard> scorecards,
    Map<String, Credit> credits,
    SortedMap<String, String> hashes) {

  /** Where nothing is credited. */
  public Definitions(
      Program program,
      Map<String, Dataset> datasets,
      Map<String, Mapping> mappings,
      Map<String, Scorecard> scorecards,
      SortedMap<String, String> hashes) {
    this(program, datasets, mappings, scorecards, Map.of(), hashes);
  }

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
