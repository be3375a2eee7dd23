package dev.touchstone.shared;

/** The vendor's own identifier of a partner, as it stands in the partner dataset; never blank. */
public record PartnerId(String value) implements Comparable<PartnerId> {
  public PartnerId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A partner id cannot be blank");
    }
  }

  /** By code points, as every engine sorts text; Java's own order differs beyond U+FFFF. */
  @Override
  public int compareTo(PartnerId other) {
    int shorter = Math.min(value.length(), other.value.length());
    for (int i = 0; i < shorter; i++) {
      char mine = value.charAt(i);
      char theirs = other.value.charAt(i);
      if (mine != theirs) {
        boolean beyond = Character.isSurrogate(mine);
        return beyond == Character.isSurrogate(theirs) ? mine - theirs : beyond ? 1 : -1;
      }
    }
    return value.length() - other.value.length();
  }

  @Override
  public String toString() {
    return value;
  }
}
