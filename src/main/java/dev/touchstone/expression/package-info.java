/**
 * The expression language: a small typed subset of SQL, parsed and checked against a dataset's
 * contract with the position of every error, and rendered to a dialect. Never sees data and never
 * concatenates what a user typed.
 */
@MayUse({"shared", "definition"})
@NullMarked
package dev.touchstone.expression;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
