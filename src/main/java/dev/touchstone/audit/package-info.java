/**
 * The append-only, hash-chained record of who changed what. Owns the chain and its proof; a caller
 * appends in the same transaction as its change, last. Never updates, never deletes, never decides
 * whether a change is allowed.
 */
@MayUse({"shared"})
@NullMarked
package dev.touchstone.audit;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
