/**
 * What documents are written in: YAML with the position of every node, tables of keys, shapes of
 * values, issues and canonical form. Knows no kind of document and no partner.
 */
@NullMarked
package dev.touchstone.definition.language;

import org.jspecify.annotations.NullMarked;
