/**
 * What a scorecard asks of the facts: measures split into figures an engine can answer and
 * arithmetic over them, the statements in each engine's words, and a listing for people. Equal
 * scorecards make equal plans, to the byte. Never asks an engine, and knows no JDBC.
 *
 * <p>May use {@code shared}, {@code definition}, {@code expression} and {@code fact}'s snapshots.
 */
@NullMarked
package dev.touchstone.plan;

import org.jspecify.annotations.NullMarked;
