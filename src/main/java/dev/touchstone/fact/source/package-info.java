/** Source files of each format, read row by row in constant memory, with limits by what is read. */
@NullMarked
package dev.touchstone.fact.source;

import org.jspecify.annotations.NullMarked;
