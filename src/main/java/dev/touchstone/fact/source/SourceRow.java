package dev.touchstone.fact.source;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * One row as it was sent.
 *
 * @param line where the row starts, from 1
 * @param texts its fields; an empty text is a missing value
 * @param plain which fields came typed, so that their text is a plain number, an ISO date, or true
 *     or false, whatever the mapping says about separators and patterns
 * @param notes what else there is to say of a field, by its place from 0
 */
public record SourceRow(
    long line, List<String> texts, BitSet plain, Map<Integer, CellNote> notes) {}
