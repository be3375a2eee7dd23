package dev.touchstone.definition.language;

import dev.touchstone.shared.Position;

/** A text in a list, with its own place, since a list is long to look through. */
public record Word(String text, Position at) {}
