package dev.touchstone.run;

import dev.touchstone.shared.Position;

/**
 * Something a case expects that did not come about.
 *
 * @param what whose and which figure: {@code acme, points of win-rate}
 * @param why how the figure came about, in plain words; may be empty
 */
public record CaseMiss(Position at, String what, String expected, String actual, String why) {}
