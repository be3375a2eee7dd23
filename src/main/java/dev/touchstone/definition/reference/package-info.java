/** What the tables of keys say to editors (JSON Schema) and to readers (the reference of keys). */
@NullMarked
package dev.touchstone.definition.reference;

import org.jspecify.annotations.NullMarked;
