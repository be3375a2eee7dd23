package dev.touchstone.definition.language;

/**
 * The text of one file of definitions.
 *
 * @param name as issues show it, with forward slashes
 */
public record SourceFile(String name, String text) {}
