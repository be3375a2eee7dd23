/**
 * The command line over the pure heart: {@code validate}, {@code score}, {@code explain}, {@code
 * trend}, {@code verify}. Reads a folder of definitions and a folder of data, keeps what it needs
 * in a workspace folder, and never talks to a server.
 */
@MayUse({
  "shared",
  "definition",
  "expression",
  "fact",
  "credit",
  "plan",
  "measure",
  "score",
  "trend",
  "robustness",
  "run",
  "upkeep"
})
@NullMarked
package dev.touchstone.cli;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
