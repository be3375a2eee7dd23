/** Puts the command line and the server together into one program. */
@NullMarked
package dev.touchstone;

import org.jspecify.annotations.NullMarked;
