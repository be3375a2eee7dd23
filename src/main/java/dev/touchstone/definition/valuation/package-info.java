/** How a value becomes points, and what is done with outliers and missing values. */
@NullMarked
package dev.touchstone.definition.valuation;

import org.jspecify.annotations.NullMarked;
