/**
 * Datasets as kept tables: files read through a mapping, every row accepted or rejected with its
 * place and reason, and snapshots that pin what was known when. Never updates a file in place and
 * never deletes a snapshot.
 */
@MayUse({"shared", "definition", "expression"})
@NullMarked
package dev.touchstone.fact;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
