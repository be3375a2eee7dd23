package dev.touchstone.definition;

import dev.touchstone.shared.Position;

/** A text in a list, with its own place, since a list is long to look through. */
record Word(String text, Position at) {}
