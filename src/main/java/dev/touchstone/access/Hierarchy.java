package dev.touchstone.access;

import dev.touchstone.shared.PartnerId;
import java.util.SortedSet;

/** Which partners stand below which; whoever keeps partners tells. */
public interface Hierarchy {
  /** The partner itself and all below it, as the newest published runs have it. */
  SortedSet<PartnerId> withAllBelow(PartnerId partner);
}
