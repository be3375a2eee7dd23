/** A small Trino cluster of separate processes, and what must hold on it. */
@NullMarked
package dev.touchstone.distributed;

import org.jspecify.annotations.NullMarked;
