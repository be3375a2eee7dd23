package dev.touchstone.fact;

import java.util.SortedMap;

/**
 * What a load's rows were to those that were kept before it. It stands in the commit itself, so
 * that a load that is read again because it was cut off later still says what it said.
 *
 * @param superseding rows that took the place of an earlier one, by the file that one came from
 */
record Taken(long added, SortedMap<String, Long> superseding, long unchanged) {}
