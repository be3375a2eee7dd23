/**
 * Value types that three or more modules speak: partners, periods, units, positions and issues; the
 * one way in which files are made, locked and hashed, JSON is written, and a misspelling is
 * guessed. Never reads a clock or a database, and knows no kind of document.
 */
@MayUse({})
@NullMarked
package dev.touchstone.shared;

import org.jspecify.annotations.NullMarked;
