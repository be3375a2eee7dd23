/**
 * The YAML documents that say how partners are scored: parsed with the position of every node,
 * validated all at once, put in canonical form and hashed. Never looks at a fact and never compiles
 * an expression: it keeps expressions as positioned text for {@code measure}.
 *
 * <p>May use {@code shared}.
 */
@NullMarked
package dev.touchstone.definition;

import org.jspecify.annotations.NullMarked;
