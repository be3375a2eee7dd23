package dev.touchstone.shared;

/** The vendor's own identifier of a partner, as it stands in the partner dataset; never blank. */
public record PartnerId(String value) implements Comparable<PartnerId> {
  public PartnerId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A partner id cannot be blank");
    }
  }

  @Override
  public int compareTo(PartnerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
