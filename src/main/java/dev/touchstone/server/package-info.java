/**
 * Starts the server: the embedded database or another one, the modules, and what only a running
 * server can wire. Owns no rule of the product.
 */
@MayUse({
  "shared",
  "definition",
  "fact",
  "credit",
  "measure",
  "score",
  "run",
  "demo",
  "audit",
  "access",
  "publication",
  "upkeep"
})
@NullMarked
package dev.touchstone.server;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
