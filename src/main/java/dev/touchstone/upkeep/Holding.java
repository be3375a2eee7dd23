package dev.touchstone.upkeep;

import java.nio.file.Path;

/**
 * Something that is kept.
 *
 * @param what in plain words, such as {@code tables}
 * @param bytes of all its files
 * @param note what else is to be said about it; may be empty
 */
public record Holding(String what, Path path, long bytes, String note) {}
