package dev.touchstone.definition.language;

/**
 * Stops making something of a mapping that lacks a key it needs, or whose value could not be read.
 * Why has been reported by then, so it carries nothing.
 */
final class Unread extends RuntimeException {
  Unread() {
    super(null, null, false, false);
  }
}
