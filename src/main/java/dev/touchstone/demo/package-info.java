/**
 * A fictitious vendor, Meridian Systems, with its partners: the one world that docs, tests,
 * screenshots and the first start share, and the definitions that score it. Everything is made from
 * a seed and row numbers, so that every machine makes the same rows; nothing here reads a clock or
 * is used by the rest of Touchstone to compute anything.
 */
@MayUse({"shared", "definition"})
@NullMarked
package dev.touchstone.demo;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
