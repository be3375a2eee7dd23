/** {@code mapping:} documents: how the columns of a source become those of a dataset. */
@NullMarked
package dev.touchstone.definition.mapping;

import org.jspecify.annotations.NullMarked;
