/**
 * One KPI over all partners: what is usable, what stands in, who is compared with whom, and the
 * points that come out.
 */
@NullMarked
package dev.touchstone.score.column;

import org.jspecify.annotations.NullMarked;
