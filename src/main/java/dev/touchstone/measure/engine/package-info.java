/** Engines behind one interface: DuckDB in this process, locked, and Trino over the network. */
@NullMarked
package dev.touchstone.measure.engine;

import org.jspecify.annotations.NullMarked;
