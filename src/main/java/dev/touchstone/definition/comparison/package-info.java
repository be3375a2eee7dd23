/** What differs between two folders of documents, in business words. */
@NullMarked
package dev.touchstone.definition.comparison;

import org.jspecify.annotations.NullMarked;
