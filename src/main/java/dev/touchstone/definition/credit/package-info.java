/** {@code credit:} documents: who is credited with which share of a deal. */
@NullMarked
package dev.touchstone.definition.credit;

import org.jspecify.annotations.NullMarked;
