/**
 * The pages. Owns addresses, words and pictures; every page is a GET that can be linked, printed
 * and read without JavaScript. Never changes a score and never decides who may see what: that is
 * the database's answer to the reader's scope.
 */
@MayUse({"shared", "definition", "fact", "measure", "score", "audit", "access", "publication"})
@NullMarked
package dev.touchstone.portal;

import dev.touchstone.shared.MayUse;
import org.jspecify.annotations.NullMarked;
