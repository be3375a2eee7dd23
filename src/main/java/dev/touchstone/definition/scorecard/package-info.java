/** {@code scorecard:} documents, down to KPIs, gates, adjustments and cases. */
@NullMarked
package dev.touchstone.definition.scorecard;

import org.jspecify.annotations.NullMarked;
