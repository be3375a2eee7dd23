/** What one partner's score is made of, down to the rows, in numbers that add up and in words. */
@NullMarked
package dev.touchstone.score.explanation;

import org.jspecify.annotations.NullMarked;
