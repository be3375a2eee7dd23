/** What commands print: tables, CSV and sentences, no wider than the terminal. */
@NullMarked
package dev.touchstone.cli.report;

import org.jspecify.annotations.NullMarked;
