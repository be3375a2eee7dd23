package dev.touchstone.shared;

/**
 * A name for what depends on several texts, line by line. Lengths keep neighbouring texts apart,
 * whatever they hold, so that different ones never have one name.
 */
public final class Fingerprint {
  private final StringBuilder text = new StringBuilder();

  public Fingerprint line(String... parts) {
    for (var part : parts) {
      text.append(part.length()).append(':').append(part).append(' ');
    }
    text.append('\n');
    return this;
  }

  public String sha256() {
    return Sha256.of(text.toString());
  }
}
