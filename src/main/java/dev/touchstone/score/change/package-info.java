/** Why a score is another than before, taken apart so that the parts add up. */
@NullMarked
package dev.touchstone.score.change;

import org.jspecify.annotations.NullMarked;
