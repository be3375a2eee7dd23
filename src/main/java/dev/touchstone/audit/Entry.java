package dev.touchstone.audit;

import dev.touchstone.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * One sealed record of the trail.
 *
 * @param seq from 1, without gaps
 * @param at to the microsecond
 * @param actor sign-in name of the person, or {@code touchstone} for the program itself
 * @param action what was done, e.g. {@code run.published}
 * @param subject what it was done to, e.g. {@code run/4f2a}
 * @param detail a JSON object
 * @param previousHash hash of the record before; 64 zeros for the first
 * @param hash SHA-256 over the previous hash and everything above, in hexadecimal
 */
public record Entry(
    long seq,
    Instant at,
    String actor,
    String action,
    String subject,
    String detail,
    String previousHash,
    String hash) {
  static final String BEFORE_THE_FIRST = "0".repeat(64);

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** What the hash should be: the same canonical text as the database function seals. */
  String recomputedHash() {
    return Sha256.of(
        previousHash
            + "\n"
            + seq
            + "\n"
            + MICROS.format(at)
            + "\n"
            + sized(actor)
            + sized(action)
            + sized(subject)
            + sized(detail));
  }

  /** With its length in front, so that no two records read the same. */
  private static String sized(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length + ":" + text + "\n";
  }
}
