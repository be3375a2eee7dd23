package dev.touchstone.publication;

import dev.touchstone.shared.Sha256;

/**
 * One definition as its author wrote it.
 *
 * @param kind {@code program}, {@code dataset}, {@code mapping} or {@code scorecard}
 * @param file where it was read, relative to the workspace
 * @param text the YAML, comments and all
 */
public record Document(String kind, String id, String file, String text) {
  String name() {
    return kind + "/" + id;
  }

  String hash() {
    return Sha256.of(text);
  }
}
