/** Answers to a plan's statements, kept ones and new ones, brought to partners. */
@NullMarked
package dev.touchstone.measure.fetching;

import org.jspecify.annotations.NullMarked;
