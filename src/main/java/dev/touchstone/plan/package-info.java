/**
 * What a scorecard asks of the facts: measures split into figures an engine can answer and
 * arithmetic over them, the statements in each engine's words, and a listing for people. Equal
 * scorecards make equal plans, to the byte. Never asks an engine, and knows no JDBC.
 */
@MayUse({"shared", "definition", "expression", "fact"})
@NullMarked
package dev.touchstone.plan;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
