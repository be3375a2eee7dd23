/**
 * The YAML documents that say how partners are scored: parsed with the position of every node,
 * validated all at once, put in canonical form and hashed. {@code language} is what they are
 * written in; each kind of document has a folder with its record, its table of keys ({@code
 * *Language}) and what makes the one of the other ({@code *Reader}). Reading, JSON Schema and the
 * reference of keys all start from those tables. Never looks at a fact and never compiles an
 * expression: it keeps expressions as positioned text for {@code expression}.
 */
@MayUse({"shared"})
@NullMarked
package dev.touchstone.definition;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
