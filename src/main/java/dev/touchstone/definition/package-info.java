/**
 * The YAML documents that say how partners are scored: parsed with the position of every node,
 * validated all at once, put in canonical form and hashed. The language is a set of tables ({@code
 * *Language}); reading, JSON Schema and the reference of keys all start from them. Never looks at a
 * fact and never compiles an expression: it keeps expressions as positioned text for {@code
 * expression}.
 *
 * <p>May use {@code shared}.
 */
@NullMarked
package dev.touchstone.definition;

import org.jspecify.annotations.NullMarked;
