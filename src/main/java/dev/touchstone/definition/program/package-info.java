/** The {@code program:} document: the currency, the fiscal year, who the partners are. */
@NullMarked
package dev.touchstone.definition.program;

import org.jspecify.annotations.NullMarked;
