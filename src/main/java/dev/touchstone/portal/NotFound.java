package dev.touchstone.portal;

/** There is no such thing, or it is not for this reader: the two look the same from outside. */
final class NotFound extends RuntimeException {
  NotFound(String message) {
    super(message);
  }
}
