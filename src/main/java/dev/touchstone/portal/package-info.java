/**
 * The pages. Owns addresses, words and pictures; every page is a GET that can be linked, printed
 * and read without JavaScript. Never changes a score and never decides who may see what: that is
 * the database's answer to the reader's scope.
 *
 * <p>May use every other module's public types; used by none but {@code server}.
 */
@NullMarked
package dev.touchstone.portal;

import org.jspecify.annotations.NullMarked;
