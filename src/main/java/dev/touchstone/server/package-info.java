/**
 * Starts the server: the embedded database or another one, the modules, and what only a running
 * server can wire. Owns no rule of the product.
 *
 * <p>May use everything.
 */
@NullMarked
package dev.touchstone.server;

import org.jspecify.annotations.NullMarked;
