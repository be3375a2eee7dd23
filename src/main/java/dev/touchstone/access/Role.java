package dev.touchstone.access;

import java.util.Arrays;
import java.util.Locale;

/** What somebody is here for. A person can have several; only a partner user has a partner. */
public enum Role {
  /** Authors scorecards, runs the cycle, publishes. */
  PARTNER_OPERATIONS,
  CHANNEL_MANAGER,
  FINANCE,
  DATA_STEWARD,
  BOARD,
  /** Reads everything, changes nothing. */
  AUDITOR,
  EXECUTIVE,
  /** Belongs to a partner and sees that partner's published results. */
  PARTNER_USER,
  ADMINISTRATOR;

  /** As the database and the pages write it: {@code partner-operations}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For people: {@code Partner operations}. */
  public String title() {
    var words = word().replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  static Role of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No role " + word));
  }
}
