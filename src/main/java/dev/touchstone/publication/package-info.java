/**
 * Keeps what was loaded, what was computed and what was published, for people to read. A stored run
 * never changes and a published one takes no more rows; partners read only their own. Never
 * computes a score.
 */
@MayUse({"shared", "definition", "fact", "measure", "score", "run", "audit", "access"})
@NullMarked
package dev.touchstone.publication;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
