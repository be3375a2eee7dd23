/**
 * One run: definition versions and a snapshot in, scores and a receipt out, and the proof that the
 * same inputs give the same bytes again.
 */
@MayUse({"shared", "definition", "fact", "credit", "plan", "measure", "score", "trend"})
@NullMarked
package dev.touchstone.run;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
