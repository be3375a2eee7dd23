package dev.touchstone.credit;

import dev.touchstone.shared.PartnerId;

/** Who can be credited. Partners come in the order of their ids, the vendor after them. */
public sealed interface Party extends Comparable<Party> {
  record Partner(PartnerId id) implements Party {}

  record Vendor() implements Party {}

  @Override
  default int compareTo(Party other) {
    return switch (this) {
      case Vendor _ -> other instanceof Vendor ? 0 : 1;
      case Partner(var mine) ->
          switch (other) {
            case Vendor _ -> -1;
            case Partner(var theirs) -> mine.compareTo(theirs);
          };
    };
  }
}
