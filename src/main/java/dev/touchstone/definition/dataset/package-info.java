/**
 * {@code dataset:} documents: columns, keys and rules of rows, and which datasets there are to
 * refer to.
 */
@NullMarked
package dev.touchstone.definition.dataset;

import org.jspecify.annotations.NullMarked;
