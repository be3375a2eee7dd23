/**
 * A fictitious vendor, Meridian Systems, with its partners: the one world that docs, tests,
 * screenshots and the first start share, the definitions that score it, and the same kind of facts
 * at benchmark size. Everything is made from a seed and row numbers, so that every machine makes
 * the same rows; nothing here reads a clock or is used by the rest of Touchstone to compute
 * anything.
 *
 * <p>May use {@code shared} and {@code definition}.
 */
@NullMarked
package dev.touchstone.demo;

import org.jspecify.annotations.NullMarked;
