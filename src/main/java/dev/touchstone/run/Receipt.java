package dev.touchstone.run;

import dev.touchstone.shared.Period;
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
    String resultHash) {}
